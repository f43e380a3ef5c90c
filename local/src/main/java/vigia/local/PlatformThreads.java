package vigia.local;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A bounded number of platform threads for calls that may hang: a native call that blocks pins the
/// carrier of a virtual thread, and there are as few carriers as cores. Threads that nobody uses
/// end after some seconds.
public final class PlatformThreads implements AutoCloseable {
  private static final long IDLE_SECONDS = 5;

  private final ThreadPoolExecutor threads;

  /// @param name before the thread's number, for whoever reads a thread dump
  /// @param most threads at once; more work is refused, never queued behind what may hang
  public PlatformThreads(String name, int most) {
    threads =
        new ThreadPoolExecutor(
            0,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name(name + "-", 1).daemon().factory());
  }

  /// Starts `work` on a thread of its own.
  ///
  /// @return false when all threads are busy or the pool is closed
  public boolean start(Runnable work) {
    try {
      threads.execute(work);
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  /// Threads that are working or stuck at this moment.
  public int busy() {
    return threads.getActiveCount();
  }

  /// Refuses new work and interrupts what is under way. What is stuck in the kernel stays so; its
  /// daemon thread does not keep the program.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
