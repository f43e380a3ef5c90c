package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import vigia.desktop.present.Desk;

/// A thread for presenters to live on, as the window's is, without a window.
final class WindowThread implements AutoCloseable {
  private static final int MOST_SECONDS = 30;

  /// What comes too late is dropped, as the questions that a closed window still had are.
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), (late, _) -> drop(late));

  private final LinkedBlockingQueue<Throwable> faults = new LinkedBlockingQueue<>();
  private final Semaphore changes = new Semaphore(0);

  Desk desk() {
    return new Desk(thread, faults::add);
  }

  private static void drop(Runnable late) {
    if (late instanceof Future<?> task) {
      task.cancel(false);
    }
  }

  /// For `onChange`: wakes [#await].
  void changed() {
    changes.release();
  }

  /// Done there.
  <T> T get(Callable<T> question) throws InterruptedException {
    try {
      return thread.submit(question).get();
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  /// Done there.
  void run(Runnable action) throws InterruptedException {
    get(Executors.callable(action));
  }

  /// Waits until it holds; it is looked at there, after each change.
  void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!get(condition::getAsBoolean)) {
      long left = end - System.nanoTime();
      assertThat(changes.tryAcquire(left, TimeUnit.NANOSECONDS)).as("it came in time").isTrue();
      changes.drainPermits();
    }
  }

  /// None of Vigia's own mistakes happened.
  @Override
  public void close() {
    thread.close();
    assertThat(faults).isEmpty();
  }
}
