package vigia.server.http;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.machine.BadValue;
import vigia.machine.ProblemException;
import vigia.machine.Wire;
import vigia.server.access.Caller;

/// A request that was let in.
public final class Call {
  private static final int DEEPEST = 32;

  private final Map<String, String> variables;
  private final Query query;
  private final byte[] body;
  private final @Nullable Caller caller;
  private final String address;

  Call(
      Map<String, String> variables,
      Query query,
      byte[] body,
      @Nullable Caller caller,
      String address) {
    this.variables = variables;
    this.query = query;
    this.body = body;
    this.caller = caller;
    this.address = address;
  }

  /// A variable of the route's path, decoded.
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no {" + name + "}");
    }
    return value;
  }

  public Query query() {
    return query;
  }

  /// The body as a record of module machine.
  ///
  /// @throws ProblemException when it is not JSON, has a wrong type, or the record refuses it
  public <T> T body(Class<T> type) {
    if (body.length == 0) {
      throw BadValue.EMPTY.of("body", "");
    }
    if (isTooDeep(body) || !isOneObject(body)) {
      throw BadValue.MALFORMED.of("body", "");
    }
    T value;
    try {
      value =
          Wire.read(
              type,
              StandardCharsets.UTF_8
                  .newDecoder()
                  .decode(java.nio.ByteBuffer.wrap(body))
                  .toString());
    } catch (CharacterCodingException notText) {
      throw BadValue.MALFORMED.of("body", "");
    } catch (io.avaje.json.JsonException notJson) {
      throw cause(notJson);
    }
    if (value == null) {
      throw BadValue.MALFORMED.of("body", "null");
    }
    return value;
  }

  /// The JSON library skips unknown fields by recursion: a million brackets would end its thread.
  private static boolean isTooDeep(byte[] json) {
    int depth = 0;
    boolean text = false;
    for (int i = 0; i < json.length && depth <= DEEPEST; i++) {
      switch (json[i]) {
        case '"' -> text = !text;
        case '\\' -> i++;
        case '[', '{' -> depth += text ? 0 : 1;
        case ']', '}' -> depth -= text ? 0 : 1;
        default -> {}
      }
    }
    return depth > DEEPEST;
  }

  /// Whether nothing follows: the JSON library stops to read behind the first value.
  private static boolean isOneObject(byte[] json) {
    int depth = 0;
    boolean text = false;
    boolean ended = false;
    for (int i = 0; i < json.length; i++) {
      byte b = json[i];
      if (b == ' ' || b == '\t' || b == '\r' || b == '\n') {
        continue;
      }
      if (ended) {
        return false;
      }
      switch (b) {
        case '"' -> text = !text;
        case '\\' -> i++;
        case '[', '{' -> depth += text ? 0 : 1;
        case ']', '}' -> depth -= text ? 0 : 1;
        default -> {}
      }
      ended = depth == 0 && !text && (b == '}' || b == ']');
    }
    return true;
  }

  /// A record's own complaint says more than the JSON library's.
  private static ProblemException cause(io.avaje.json.JsonException notJson) {
    return notJson.getCause() instanceof ProblemException problem
        ? problem
        : BadValue.MALFORMED.of("body", "");
  }

  /// Who asks; only on routes that need a token.
  public Caller caller() {
    if (caller == null) {
      throw new IllegalStateException("the route is public");
    }
    return caller;
  }

  /// Where the request comes from.
  public String address() {
    return address;
  }
}
