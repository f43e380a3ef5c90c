package vigia.scanner;

/// How long to wait for an answer of one address: RFC 6298's estimate from the answers so far.
final class RoundTrip {
  /// What is waited at least beyond the mean. Below it, our own delays (a collection, a busy core)
  /// would be taken for the network's.
  private static final long GRANULARITY_NANOS = 20_000_000;

  private final long longestNanos;
  private double mean = -1;
  private double deviation;

  RoundTrip(long longestNanos) {
    this.longestNanos = longestNanos;
  }

  void measured(long nanos) {
    if (mean < 0) {
      mean = nanos;
      deviation = nanos / 2.0;
    } else {
      deviation += (Math.abs(nanos - mean) - deviation) / 4;
      mean += (nanos - mean) / 8;
    }
  }

  /// Each further try waits twice as long: what was lost to a queue is not sent into it again.
  ///
  /// @param earlier tries that got no answer
  long timeoutNanos(int earlier) {
    if (mean < 0) {
      return longestNanos;
    }
    long once = (long) (mean + Math.max(GRANULARITY_NANOS, 4 * deviation));
    return Math.min(longestNanos, once << Math.min(earlier, 8));
  }
}
