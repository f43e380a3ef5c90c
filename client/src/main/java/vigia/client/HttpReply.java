package vigia.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The head of an HTTP/1.1 answer, and its body still to be read. Stricter than RFC 9112 asks:
/// folded headers, two lengths and length beside chunks are refused, since each is a way to make
/// two readers see two different answers.
///
/// @param headers by name in lower case
/// @param keepsOpen whether the connection can carry another request once the body is read
record HttpReply(int status, Map<String, String> headers, InputStream body, boolean keepsOpen) {
  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_HEADERS = 100;
  private static final int MOST_INTERIM = 5;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.([01]) ([1-5]\\d\\d)(?: .*)?");
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

  static HttpReply read(InputStream in) throws IOException {
    for (int interim = 0; interim <= MOST_INTERIM; interim++) {
      Matcher start = STATUS.matcher(line(in));
      if (!start.matches()) {
        throw new Trouble.Found(Trouble.NOT_HTTP);
      }
      int status = Integer.parseInt(start.group(2));
      Map<String, String> headers = headers(in);
      if (status >= 200) {
        return withBody(in, status, headers, start.group(1).equals("1"));
      }
    }
    throw new Trouble.Found(Trouble.NOT_HTTP);
  }

  private static HttpReply withBody(
      InputStream in, int status, Map<String, String> headers, boolean persistent)
      throws IOException {
    String coding = headers.get("transfer-encoding");
    String length = headers.get("content-length");
    boolean stays = persistent && !"close".equalsIgnoreCase(headers.get("connection"));
    if (coding != null) {
      if (length != null || !coding.equalsIgnoreCase("chunked")) {
        throw new Trouble.Found(Trouble.NOT_HTTP);
      }
      return new HttpReply(status, headers, new ChunkedBody(in), stays);
    }
    if (status == 204 || status == 304) {
      return new HttpReply(status, headers, InputStream.nullInputStream(), stays);
    }
    if (length == null) {
      return new HttpReply(status, headers, in, false);
    }
    if (!LENGTH.matcher(length).matches()) {
      throw new Trouble.Found(Trouble.NOT_HTTP);
    }
    return new HttpReply(status, headers, new SizedBody(in, Long.parseLong(length)), stays);
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new HashMap<String, String>();
    for (int count = 0; count <= MOST_HEADERS; count++) {
      String line = line(in);
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      if (colon < 0 || !NAME.matcher(line).region(0, colon).matches()) {
        throw new Trouble.Found(Trouble.NOT_HTTP);
      }
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      boolean again = headers.putIfAbsent(name, line.substring(colon + 1).strip()) != null;
      if (again && (name.equals("content-length") || name.equals("transfer-encoding"))) {
        throw new Trouble.Found(Trouble.NOT_HTTP);
      }
    }
    throw new Trouble.Found(Trouble.TOO_LARGE);
  }

  private static String line(InputStream in) throws IOException {
    return Lines.text(in, LONGEST_LINE);
  }

  /// Whether the body is of this type, whatever its parameters.
  boolean is(String contentType) {
    String type = headers.getOrDefault("content-type", "");
    int parameters = type.indexOf(';');
    boolean plain = headers.getOrDefault("content-encoding", "identity").equals("identity");
    return plain
        && (parameters < 0 ? type : type.substring(0, parameters))
            .strip()
            .equalsIgnoreCase(contentType);
  }
}
