package vigia.cli.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lets Ctrl-C or SIGTERM end something in order: while the JVM shuts down it waits until the
/// answer so far is printed. The exit code is the JVM's own, 128 and the signal's number.
final class Interruption implements AutoCloseable {
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicBoolean happened = new AtomicBoolean();
  private final Thread hook;

  private Interruption(Runnable stop, Duration most) {
    hook =
        new Thread(
            () -> {
              happened.set(true);
              stop.run();
              awaitFinished(most);
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// @param stop makes the work end soon; called on another thread
  /// @param most how long the end may take
  static Interruption calling(Runnable stop, Duration most) {
    return new Interruption(stop, most);
  }

  /// Whether the JVM is ending because of Ctrl-C: it handles a signal on a thread named after it,
  /// which waits for the hooks.
  static boolean byKeyboard() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("SIGINT handler"));
  }

  boolean happened() {
    return happened.get();
  }

  private void awaitFinished(Duration most) {
    try {
      if (!finished.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException alreadyEnding) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    finished.countDown();
    if (!happened()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException shuttingDown) {
        // It came at this very moment: then the hook runs, and finds everything finished.
        happened.set(true);
      }
    }
  }
}
