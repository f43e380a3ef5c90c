package vigia.server.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vigia.machine.ProblemCode;
import vigia.server.stream.OpenStream;

/// The streams that are open.
final class Streams {
  private final int most;
  private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  Streams(int most) {
    this.most = most;
  }

  /// @throws vigia.machine.ProblemException when there are too many
  void add(OpenStream source) {
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

  void remove(OpenStream source) {
    open.remove(source);
    source.close();
  }

  /// Each ends after what waits in it.
  void endAll() {
    closing = true;
    open.forEach(OpenStream::end);
  }
}
