package vigia.scanner;

/// How a host's ICMP errors are spaced, and so how many ports are asked how soon. Times are
/// [System#nanoTime()].
///
/// Hosts limit the errors that they send: Linux to six and then one a second to each address, or
/// four to an IPv6 network (`icmp_ratelimit`, icmp(7)), BSD to 200 a second, Solaris to two. What
/// is over the limit is dropped, and a closed port is silent like one that a firewall drops. So
/// silence says something only when an error could have come: when none had come for as long as the
/// slowest limit takes, nor came to another question meanwhile.
///
/// A question that was held back costs the other side nothing of its limit. So several ports are
/// asked at once: when none of them answers, all are silent, in the time of one; when one answers,
/// the others are asked again. How many follows what came, and how soon after the last error, too.
final class IcmpPace {
  /// A second, and what clocks that tick 100 times in it may add.
  static final long SLOWEST_NANOS = 1_050_000_000;

  private static final long FIRST_GAP_NANOS = 25_000_000;
  private static final int FIRST = 256;
  private static final int MOST = 1024;

  /// After so many gaps that were long enough, a shorter one is tried: in vain it costs a question.
  private static final int ENOUGH_GAPS = 8;

  /// So many errors to one round are more than what had gathered of a limit.
  private static final int MANY = 8;

  private int size = FIRST;
  private long gapNanos;
  private int longEnough;
  private boolean any;
  private long latestNanos;

  /// An ICMP error came.
  void error(long now) {
    any = true;
    latestNanos = now;
  }

  /// Whether an error to a question of that time may have been held back.
  boolean mayHoldBack(long askedNanos) {
    return any && latestNanos - askedNanos > -SLOWEST_NANOS;
  }

  /// How many to ask at once.
  int size() {
    return size;
  }

  /// How long to wait before ports are asked again; 0 or less for not at all.
  long nanosLeft(long now) {
    return any ? latestNanos + gapNanos - now : 0;
  }

  /// Ports were asked again, and had their time.
  ///
  /// @param errors that came
  /// @param silent how many of them said nothing
  /// @param heldBack whether errors may have been
  void asked(int errors, int silent, boolean heldBack) {
    if (silent > 0 && errors == 0 && heldBack) {
      gapNanos = Math.min(SLOWEST_NANOS, Math.max(FIRST_GAP_NANOS, 2 * gapNanos));
      longEnough = 0;
      return;
    }
    if (silent == 0 && errors >= MANY) {
      gapNanos /= 2;
    }
    size = silent > 0 && errors > 0 ? errors : Math.min(MOST, 2 * size);
    longEnough += errors > 0 ? 1 : 0;
    if (longEnough == ENOUGH_GAPS) {
      longEnough = 0;
      gapNanos = gapNanos / 4 * 3;
    }
  }
}
