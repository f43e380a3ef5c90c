package vigia.server.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import vigia.machine.Subscription;

/// The events that wait for one reader. Whoever offers never waits: when the reader is too slow,
/// all that waits is dropped and the reader is told by a `lost` event, followed by a fresh snapshot
/// where there is one.
///
/// @param <E> what is offered; made into text only when it is its turn
public final class EventQueue<E> implements EventSource {
  /// How much may wait, in the unit of [Form#weight].
  private static final int MOST = 20_000;

  private static final SentEvent LOST = new SentEvent("lost", "{}");

  /// How events become text.
  ///
  /// @param weight of an event, about 100 bytes each
  /// @param isLast whether nothing follows an event
  /// @param snapshot what makes up for lost events; empty when the next event does
  public record Form<E>(
      Function<E, SentEvent> sent,
      ToIntFunction<E> weight,
      java.util.function.Predicate<E> isLast,
      Supplier<Optional<SentEvent>> snapshot) {}

  private final Form<E> form;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<E> waiting = new ArrayDeque<>();
  private int weight;
  private boolean lost;
  private boolean ended;
  private @Nullable Subscription source;

  public EventQueue(Form<E> form) {
    this.form = form;
  }

  /// What to close when the stream is over.
  public void from(Subscription subscription) {
    source = subscription;
  }

  public void offer(E event) {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      int more = form.weight.applyAsInt(event);
      if (!waiting.isEmpty() && weight + more > MOST) {
        waiting.clear();
        weight = 0;
        lost = true;
      }
      waiting.add(event);
      weight += more;
      ended = form.isLast.test(event);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Next next(Duration most) throws InterruptedException {
    boolean makeUp;
    E event;
    lock.lock();
    try {
      long left = most.toNanos();
      while (waiting.isEmpty() && !ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      event = waiting.poll();
      if (event == null) {
        return ended ? new Next.Over() : new Next.Quiet();
      }
      weight -= form.weight.applyAsInt(event);
      makeUp = lost;
      lost = false;
    } finally {
      lock.unlock();
    }
    SentEvent sent = form.sent.apply(event);
    if (!makeUp) {
      return new Next.Send(List.of(sent));
    }
    Optional<SentEvent> snapshot = form.snapshot.get();
    return new Next.Send(
        snapshot.isPresent() ? List.of(LOST, snapshot.get(), sent) : List.of(LOST, sent));
  }

  @Override
  public void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until its last event was offered.
  ///
  /// @return whether it was in time
  public boolean awaitEnd(Duration most) throws InterruptedException {
    lock.lock();
    try {
      long left = most.toNanos();
      while (!ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      return ended;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    end();
    Subscription open = source;
    if (open != null) {
      open.close();
    }
  }
}
