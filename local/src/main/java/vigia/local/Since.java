package vigia.local;

/// An earlier sample.
///
/// @param nanos how long ago, by CLOCK_MONOTONIC; above zero
public record Since<S>(S sample, long nanos) {
  public long millis() {
    return Math.round(nanos / 1e6);
  }

  public double seconds() {
    return nanos / 1e9;
  }
}
