package vigia.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.machine.Unavailable;

/// What the probes sampled at one moment. Never changes.
///
/// @param nanos when it was begun, by System.nanoTime()
record Snapshot(Instant at, long nanos, Map<ProbeReader<?, ?>, Taken<?>> taken) {
  /// More than the clocks' own corrections, less than anybody's sleep.
  private static final Duration SUSPENDED = Duration.ofSeconds(2);

  Snapshot {
    taken = Map.copyOf(taken);
  }

  /// What this reader sampled.
  @SuppressWarnings("unchecked") // a reader's own samples are all that stands under it
  <S> Taken<S> of(ProbeReader<S, ?> reader) {
    Taken<?> found = taken.get(reader);
    return found == null
        ? new Taken<>(Known.absent(Unavailable.UNKNOWN), at, nanos, 0)
        : (Taken<S>) found;
  }

  long ageNanos() {
    return System.nanoTime() - nanos;
  }

  /// The reader's earlier sample, as far as a rate can be measured from it: not when the machine
  /// was suspended in between (the wall clock then went on without the monotonic one) or the clock
  /// was set.
  <S> @Nullable Since<S> since(ProbeReader<S, ?> reader, @Nullable Snapshot earlier) {
    if (earlier == null || !(earlier.of(reader).known() instanceof Known.Value<S>(S sample))) {
      return null;
    }
    Taken<S> now = of(reader);
    Taken<S> before = earlier.of(reader);
    long nanos = now.nanos() - before.nanos();
    long wall = Duration.between(before.at(), now.at()).toNanos();
    return nanos <= 0 || Math.abs(wall - nanos) > SUSPENDED.toNanos()
        ? null
        : new Since<>(sample, nanos);
  }
}
