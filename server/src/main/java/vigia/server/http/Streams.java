package vigia.server.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vigia.machine.ProblemCode;
import vigia.server.stream.EventSource;

/// The event streams that are open.
final class Streams {
  private final int most;
  private final Set<EventSource> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  Streams(int most) {
    this.most = most;
  }

  /// @throws vigia.machine.ProblemException when there are too many
  void add(EventSource source) {
    if (closing || open.size() >= most) {
      source.close();
      throw closing
          ? ProblemCode.CLOSED.with()
          : ProblemCode.TOO_MANY_REQUESTS.with("retryAfterSeconds", "10");
    }
    open.add(source);
    if (closing) {
      source.end();
    }
  }

  void remove(EventSource source) {
    open.remove(source);
    source.close();
  }

  /// Each ends after what waits in it.
  void endAll() {
    closing = true;
    open.forEach(EventSource::end);
  }
}
