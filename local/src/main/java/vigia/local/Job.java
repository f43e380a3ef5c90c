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
  private long startedNanos;
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
      startedNanos = System.nanoTime();
    }
    boolean goOn;
    Known<T> value = Known.absent(Unavailable.UNREADABLE);
    try {
      value = work.get();
    } catch (RuntimeException | Error mistake) {
      // A mistake of ours, or memory ran out: it must not cost the others theirs.
      System.getLogger("vigia.local").log(Level.ERROR, "reading " + key, mistake);
    } finally {
      // Whatever happened, or nobody would ever start it again.
      goOn = finish(taken(value), back);
    }
    return goOn;
  }

  private Taken<T> taken(Known<T> value) {
    return new Taken<>(value, Instant.now(), startedNanos, System.nanoTime() - startedNanos);
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

  /// Waits until it is done, it has been running for so long, or it is that late.
  ///
  /// @param endNanos by System.nanoTime()
  /// @return whether it was done
  boolean await(long mostNanos, long endNanos) throws InterruptedException {
    long left = nanosLeft(mostNanos, endNanos);
    while (left > 0) {
      // It may begin meanwhile: then its own time counts.
      if (done.await(Math.min(left, mostNanos), TimeUnit.NANOSECONDS)) {
        return true;
      }
      left = nanosLeft(mostNanos, endNanos);
    }
    return isDone();
  }

  private synchronized long nanosLeft(long mostNanos, long endNanos) {
    long now = System.nanoTime();
    long ofSweep = endNanos - now;
    return state == State.RUNNING ? Math.min(ofSweep, startedNanos + mostNanos - now) : ofSweep;
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
