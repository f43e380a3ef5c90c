package vigia.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigia.machine.Machine;
import vigia.machine.ProblemCode;
import vigia.machine.Subscription;
import vigia.machine.WatchRequest;
import vigia.machine.Watcher;

/// One sampler for each interval that somebody watches at; none when nobody does.
final class Samplers implements AutoCloseable {
  /// Intervals are multiples of this: with one for each millisecond, a viewer with many streams
  /// would make as many samplers.
  private static final long STEP_MILLIS = Machine.SHORTEST_INTERVAL.toMillis();

  private final Sampler.Source source;
  private final Map<Duration, Sampler> byInterval = new HashMap<>();
  private final Map<Delivery, Sampler> open = new HashMap<>();
  private boolean closed;

  Samplers(Sampler.Source source) {
    this.source = source;
  }

  /// @param first handed to the watcher at once
  synchronized Subscription watch(WatchRequest request, Watcher watcher, Tick first) {
    if (closed) {
      throw ProblemCode.CLOSED.with();
    }
    Duration interval = rounded(request.interval());
    Sampler sampler = byInterval.get(interval);
    if (sampler == null) {
      sampler = new Sampler(interval, first.snapshot(), source);
      byInterval.put(interval, sampler);
      sampler.start();
    }
    var delivery = new Delivery(request, watcher, this::drop);
    sampler.add(delivery);
    open.put(delivery, sampler);
    delivery.start(first);
    return delivery;
  }

  /// To the nearest step.
  static Duration rounded(Duration interval) {
    long steps = (interval.toMillis() + STEP_MILLIS / 2) / STEP_MILLIS;
    return Duration.ofMillis(STEP_MILLIS * Math.max(1, steps));
  }

  private synchronized void drop(Delivery delivery) {
    Sampler sampler = open.remove(delivery);
    if (sampler != null && sampler.remove(delivery)) {
      byInterval.values().remove(sampler);
      sampler.end();
    }
  }

  private synchronized List<Delivery> shut() {
    closed = true;
    return List.copyOf(open.keySet());
  }

  /// Ends all subscriptions.
  @Override
  public void close() {
    shut().forEach(Delivery::close);
  }
}
