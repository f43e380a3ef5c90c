package vigia.local.directory;

import java.io.IOException;
import java.util.concurrent.FutureTask;

/// Reads a directory on a thread of its own beside the one that asks.
///
/// Whoever started it never goes on without it, however long the kernel makes it wait: it uses a
/// descriptor that is closed afterwards.
final class SecondReader implements AutoCloseable {
  private final FutureTask<FileGathering> reading;
  private final Thread thread;

  private SecondReader(FutureTask<FileGathering> reading) {
    this.reading = reading;
    this.thread = Thread.ofPlatform().daemon().name("vigia-files-second").start(reading);
  }

  /// @param reader closed after this
  static SecondReader start(EntryReader reader, FileGathering gathering) {
    return new SecondReader(
        new FutureTask<>(() -> {
          gathering.read(reader, Integer.MAX_VALUE);
          return gathering;
        }));
  }

  /// Waits for the end. When the waiting thread is interrupted, this one is as well.
  FileGathering found() throws IOException {
    awaitEnd();
    try {
      return reading.resultNow();
    } catch (IllegalStateException failed) {
      switch (reading.exceptionNow()) {
        case IOException unreadable -> throw unreadable;
        case RuntimeException problem -> throw problem;
        case Error error -> throw error;
        case Throwable other -> throw new IllegalStateException(other);
      }
    }
  }

  @Override
  public void close() {
    // Over already, unless the other one failed.
    thread.interrupt();
    awaitEnd();
  }

  private void awaitEnd() {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException stopping) {
        interrupted = true;
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
