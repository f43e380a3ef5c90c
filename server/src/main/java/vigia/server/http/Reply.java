package vigia.server.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a route answers when all is well; for the documentation.
public sealed interface Reply {
  int status();

  /// A record of module machine.
  record Json(int status, Class<?> type) implements Reply {}

  /// JSON Lines: on each a record of module machine.
  record Lines(Class<?> type) implements Reply {
    @Override
    public int status() {
      return 200;
    }
  }

  record Text(String mediaType) implements Reply {
    @Override
    public int status() {
      return 200;
    }
  }

  record Nothing() implements Reply {
    @Override
    public int status() {
      return 204;
    }
  }

  /// An event stream.
  ///
  /// @param events their names, with the type of their data; null for an empty object
  record Events(Map<String, @Nullable Class<?>> events) implements Reply {
    public Events {
      events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
    }

    @Override
    public int status() {
      return 200;
    }
  }
}
