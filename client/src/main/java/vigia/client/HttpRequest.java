package vigia.client;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One request. Bodies are JSON.
///
/// @param path with its query, already percent-encoded
/// @param accept the content type that is wanted
record HttpRequest(String method, String path, String accept, @Nullable String json) {
  static final String JSON = "application/json";
  static final String EVENTS = "text/event-stream";

  static final String JSON_LINES = "application/jsonl";

  static HttpRequest get(String path) {
    return new HttpRequest("GET", path, JSON, null);
  }

  static HttpRequest events(String path) {
    return new HttpRequest("GET", path, EVENTS, null);
  }

  static HttpRequest lines(String path) {
    return new HttpRequest("GET", path, JSON_LINES, null);
  }

  static HttpRequest post(String path, String json) {
    return new HttpRequest("POST", path, JSON, json);
  }

  static HttpRequest delete(String path) {
    return new HttpRequest("DELETE", path, JSON, null);
  }

  /// Whether asking twice does no more than asking once.
  boolean repeatable() {
    return !method.equals("POST");
  }

  /// As it goes over the wire.
  ///
  /// @param authority host and port of the server
  byte[] bytes(String authority, @Nullable String token) {
    byte[] body = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder(256);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    header(head, "Host", authority);
    header(head, "User-Agent", "vigia");
    header(head, "Accept", accept);
    // No compression: what cannot be inflated cannot explode.
    header(head, "Accept-Encoding", "identity");
    if (token != null) {
      header(head, "Authorization", "Bearer " + token);
    }
    if (body != null) {
      header(head, "Content-Type", JSON);
      header(head, "Content-Length", Integer.toString(body.length));
    }
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    if (body == null) {
      return start;
    }
    byte[] whole = new byte[start.length + body.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(body, 0, whole, start.length, body.length);
    return whole;
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
