package vigia.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before asking again: a quarter of a second first, then twice as long each time
/// up to a limit. A random part keeps clients apart that lost the same server at once.
final class Patience {
  private static final long FIRST_MILLIS = 250;

  private final long mostMillis;
  private long nextMillis = FIRST_MILLIS;

  Patience(Duration most) {
    mostMillis = most.toMillis();
  }

  /// After something went well.
  void reset() {
    nextMillis = FIRST_MILLIS;
  }

  Duration next() {
    long wait = nextMillis;
    nextMillis = Math.min(mostMillis, nextMillis * 2);
    return Duration.ofMillis(wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1));
  }
}
