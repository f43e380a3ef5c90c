package vigia.local;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Takes a picture each interval, as long as there is somebody who watches.
final class Sampler {
  /// What a busy machine may add to an interval; the figures say over how long they were measured.
  private static final Duration LATE = Duration.ofMinutes(1);

  /// A tenth below what the machine's own ring asks: an interval of 500 ms may come early.
  private static final Duration LEAST = Duration.ofMillis(450);

  private final long intervalNanos;
  private final Ring ring;
  private final Source source;
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final Thread thread = Thread.ofVirtual().name("vigia-sampler").unstarted(this::run);
  private volatile boolean over;

  /// Takes pictures for samplers.
  interface Source {
    /// @param ring the sampler's own earlier samples
    Tick picture(Extent extent, Ring ring) throws InterruptedException;
  }

  /// @param first what the first interval begins with
  Sampler(Duration interval, Snapshot first, Source source) {
    this.intervalNanos = interval.toNanos();
    Duration least = interval.compareTo(LEAST) < 0 ? LEAST : interval.multipliedBy(9).dividedBy(10);
    this.ring = new Ring(least, interval.plus(LATE));
    this.source = source;
    ring.add(first);
  }

  void start() {
    thread.start();
  }

  void add(Delivery delivery) {
    deliveries.add(delivery);
  }

  /// @return whether that was the last
  boolean remove(Delivery delivery) {
    deliveries.remove(delivery);
    return deliveries.isEmpty();
  }

  /// Takes no picture any more. Does not interrupt one that is being taken: the kernel's answer is
  /// on its way, and others may wait for it.
  void end() {
    over = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    long next = System.nanoTime() + intervalNanos;
    while (waitUntil(next)) {
      // Who comes meanwhile may want more than is sampled now.
      List<Delivery> waiting = List.copyOf(deliveries);
      Tick tick = tick(extent(waiting));
      if (tick != null) {
        waiting.forEach(delivery -> delivery.offer(tick));
      }
      long now = System.nanoTime();
      // Ticks that have passed meanwhile are missed, not made up for.
      next = Math.max(next + intervalNanos, now - (now - next) % intervalNanos);
    }
  }

  private static Extent extent(List<Delivery> waiting) {
    return waiting.stream().anyMatch(delivery -> delivery.extent() == Extent.READINGS)
        ? Extent.READINGS
        : Extent.OVERVIEW;
  }

  private @Nullable Tick tick(Extent extent) {
    try {
      return source.picture(extent, ring);
    } catch (InterruptedException stopping) {
      over = true;
    } catch (RuntimeException mistake) {
      System.getLogger("vigia.local").log(Level.ERROR, "taking a picture", mistake);
    }
    return null;
  }

  /// @return false when it is over
  private boolean waitUntil(long nanos) {
    while (!over) {
      long left = nanos - System.nanoTime();
      if (left <= 0) {
        return true;
      }
      LockSupport.parkNanos(this, left);
    }
    return false;
  }
}
