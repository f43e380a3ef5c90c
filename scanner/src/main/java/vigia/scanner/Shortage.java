package vigia.scanner;

/// Our own lack of descriptors, ports or memory, from the first dial that failed of it to the first
/// that did not. Times are [System#nanoTime()].
final class Shortage {
  /// What it is given to pass before the next dial.
  private static final long PAUSE_NANOS = 10_000_000L;

  /// Not one socket in this time: whoever holds them will not give them back soon.
  private static final long HOPELESS_NANOS = 10_000_000_000L;

  private boolean is;
  private long sinceNanos;
  private long pausedUntilNanos;

  void met(long now) {
    if (!is) {
      is = true;
      sinceNanos = now;
    }
    pausedUntilNanos = now + PAUSE_NANOS;
  }

  void passed() {
    is = false;
  }

  boolean isPause(long now) {
    return now < pausedUntilNanos;
  }

  boolean isHopeless(long now) {
    return is && now - sinceNanos > HOPELESS_NANOS;
  }
}
