package vigia.local;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigia.machine.Unavailable;

/// Something that may hang, to be done once by whoever claims it first.
///
/// @param <K> names it; while it hangs, no other of the same name is started
final class Job<K, T> {
  private enum State {
    WAITING,
    RUNNING,
    DONE,
    LEFT_BEHIND,
    CANCELLED
  }

  final K key;
  private final Supplier<Known<T>> work;
  private final CountDownLatch done = new CountDownLatch(1);
  private State state = State.WAITING;
  private @Nullable Taken<T> result;

  Job(K key, Supplier<Known<T>> work) {
    this.key = key;
    this.work = work;
  }

  /// Does the work unless somebody else does.
  ///
  /// @param back told the key when the work came back after it had been left behind
  /// @return false when this thread was left behind and must not go on with other work
  boolean run(Consumer<K> back) {
    synchronized (this) {
      if (state != State.WAITING) {
        return true;
      }
      state = State.RUNNING;
    }
    long start = System.nanoTime();
    Known<T> value = value();
    return finish(new Taken<>(value, Instant.now(), start, System.nanoTime() - start), back);
  }

  /// A reader that throws is a mistake of ours; it is logged, and must not cost the others theirs.
  private Known<T> value() {
    try {
      return work.get();
    } catch (RuntimeException mistake) {
      System.getLogger("vigia.local").log(Level.ERROR, "reading " + key, mistake);
      return Known.absent(Unavailable.UNREADABLE);
    }
  }

  private synchronized boolean finish(Taken<T> taken, Consumer<K> back) {
    if (state == State.LEFT_BEHIND) {
      back.accept(key);
      return false;
    }
    state = State.DONE;
    result = taken;
    done.countDown();
    return true;
  }

  /// Whether it was done within that time.
  boolean await(long nanos) throws InterruptedException {
    return done.await(nanos, TimeUnit.NANOSECONDS);
  }

  synchronized boolean isDone() {
    return state == State.DONE;
  }

  /// If it is running, whoever runs it is on their own from now on.
  ///
  /// @param stuck told the key before the work can tell that it came back
  synchronized void leaveBehind(Consumer<K> stuck) {
    if (state == State.RUNNING) {
      stuck.accept(key);
      state = State.LEFT_BEHIND;
    }
  }

  /// If it was not started, it never will be.
  synchronized void cancel() {
    if (state == State.WAITING) {
      state = State.CANCELLED;
    }
  }

  /// What it gave; [Unavailable#STUCK] if it was left behind or never started.
  synchronized Taken<T> taken() {
    return result == null
        ? new Taken<>(Known.absent(Unavailable.STUCK), Instant.now(), System.nanoTime(), 0)
        : result;
  }
}
