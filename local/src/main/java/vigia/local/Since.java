package vigia.local;

import org.jspecify.annotations.Nullable;
import vigia.machine.Unavailable;

/// An earlier sample.
///
/// @param nanos how long ago, by CLOCK_MONOTONIC; above zero
public record Since<S>(S sample, long nanos) {
  /// How long ago a sample was, as a figure beside its rates.
  public static Known<Long> interval(@Nullable Since<?> since) {
    return since == null ? Known.absent(Unavailable.FIRST_SAMPLE) : Known.of(since.millis());
  }

  public long millis() {
    return Math.round(nanos / 1e6);
  }

  public double seconds() {
    return nanos / 1e9;
  }
}
