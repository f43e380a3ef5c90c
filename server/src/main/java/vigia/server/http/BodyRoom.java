package vigia.server.http;

import java.util.concurrent.Semaphore;
import vigia.machine.ProblemCode;

/// The memory that all request bodies together may take, from before the first byte is read until
/// the answer is made.
final class BodyRoom {
  private final Semaphore free;

  BodyRoom(int bytes) {
    free = new Semaphore(bytes);
  }

  /// A part of it, to be given back.
  final class Part implements AutoCloseable {
    private final int bytes;

    private Part(int bytes) {
      this.bytes = bytes;
    }

    @Override
    public void close() {
      free.release(bytes);
    }
  }

  /// Never waits: whoever is late would hold a connection for those that are slow.
  ///
  /// @throws vigia.machine.ProblemException [ProblemCode#TOO_MANY_REQUESTS]
  Part take(int bytes) {
    if (!free.tryAcquire(bytes)) {
      throw ProblemCode.TOO_MANY_REQUESTS.with("retryAfterSeconds", "10");
    }
    return new Part(bytes);
  }
}
