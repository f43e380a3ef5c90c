package vigia.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import vigia.machine.Wire;
import vigia.server.stream.EventSource;
import vigia.server.stream.LineSource;

/// What goes back.
public sealed interface Answer {

  /// A body of known length.
  ///
  /// @param headers beside `Content-Type` and those that every answer has
  record Content(int status, String type, ByteBuffer body, Map<String, String> headers)
      implements Answer {
    public Content {
      headers = Map.copyOf(headers);
    }
  }

  /// 204, or 304.
  record Empty(int status, Map<String, String> headers) implements Answer {
    public Empty {
      headers = Map.copyOf(headers);
    }
  }

  /// Events until one side ends it.
  record Stream(EventSource events) implements Answer {}

  /// JSON Lines of any number.
  record Lines(LineSource lines) implements Answer {}

  String JSON = "application/json";
  String JSON_LINES = "application/jsonl";

  Answer NOTHING = new Empty(204, Map.of());

  /// A record of module machine.
  static Answer json(Object value) {
    return json(200, Wire.json(value), Map.of());
  }

  static Answer json(int status, String json, Map<String, String> headers) {
    return new Content(
        status, JSON, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)), headers);
  }
}
