package vigia.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;

/// Asks what may hang, each on a platform thread with a deadline. A question that has passed its
/// deadline is interrupted; where that does not help, it keeps its thread until the kernel answers.
/// So that those threads do not run out, questions about the same place are then refused.
final class Questions implements AutoCloseable {
  private final PlatformThreads threads;
  private final Semaphore free;
  private final Duration deadline;
  private final int mostStuck;
  private final Map<String, Integer> stuck = new HashMap<>();

  /// @param name of the threads
  /// @param most questions at once; further ones wait
  /// @param mostStuck questions about one place that may hang before the next is refused
  Questions(String name, int most, int mostStuck, Duration deadline) {
    // A thread is free a moment after its question is answered.
    this.threads = new PlatformThreads(name, 2 * most);
    this.free = new Semaphore(most);
    this.deadline = deadline;
    this.mostStuck = mostStuck;
  }

  /// @param what named in the problem when there is no answer in time
  /// @param place what would hang, such as a mount point
  <T> T ask(String what, String place, Supplier<T> question) {
    refuseIfStuck(what, place);
    try {
      return answer(what, place, question);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw ProblemCode.TIMED_OUT.with("what", what);
    }
  }

  private <T> T answer(String what, String place, Supplier<T> question)
      throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    if (!free.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
      throw ProblemCode.TIMED_OUT.with("what", what);
    }
    var pending = new Pending<>(place, question);
    if (!threads.start(pending)) {
      free.release();
      throw ProblemCode.CLOSED.with();
    }
    try {
      return pending.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      pending.leaveBehind();
      throw ProblemCode.TIMED_OUT.with("what", what);
    } catch (ExecutionException failed) {
      throw unchecked(failed);
    }
  }

  private static RuntimeException unchecked(ExecutionException failed) {
    return switch (failed.getCause()) {
      case ProblemException problem -> problem;
      case RuntimeException mistake -> mistake;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(failed);
    };
  }

  private void refuseIfStuck(String what, String place) {
    synchronized (stuck) {
      if (stuck.getOrDefault(place, 0) >= mostStuck) {
        throw ProblemCode.TIMED_OUT.with("what", what);
      }
    }
  }

  private void count(String place, int change) {
    synchronized (stuck) {
      stuck.merge(place, change, (a, b) -> a + b == 0 ? null : a + b);
    }
  }

  /// Places about which questions hang.
  List<String> stuck() {
    synchronized (stuck) {
      return List.copyOf(stuck.keySet());
    }
  }

  @Override
  public void close() {
    threads.close();
  }

  private final class Pending<T> extends FutureTask<T> {
    private final String place;
    private boolean over;
    private boolean leftBehind;
    private @Nullable Thread runner;

    Pending(String place, Supplier<T> question) {
      super(question::get);
      this.place = place;
    }

    @Override
    public void run() {
      synchronized (this) {
        runner = Thread.currentThread();
        if (leftBehind) {
          runner.interrupt();
        }
      }
      super.run();
      // The thread's next question is not meant.
      Thread.interrupted();
    }

    @Override
    protected synchronized void done() {
      over = true;
      free.release();
      if (leftBehind) {
        count(place, -1);
      }
    }

    /// Asks it to stop: a long listing does. Unlike [#cancel], that is no end: it may hang all the
    /// same.
    synchronized void leaveBehind() {
      if (!over) {
        leftBehind = true;
        count(place, 1);
        if (runner != null) {
          runner.interrupt();
        }
      }
    }
  }
}
