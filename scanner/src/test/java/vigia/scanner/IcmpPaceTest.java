package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against hosts with closed ports alone that limit their errors, in a time of the test's own.
class IcmpPaceTest {
  private static final long MILLI = 1_000_000;
  private static final long ROUND_TRIP = 20 * MILLI;

  /// Linux's token bucket, icmp.c: so many at once, then one each so often.
  private static final class Limit {
    private final long everyNanos;
    private final int burst;
    private double tokens;
    private long atNanos;

    Limit(long everyNanos, int burst) {
      this.everyNanos = everyNanos;
      this.burst = burst;
      tokens = burst;
    }

    boolean lets(long now) {
      tokens = Math.min(burst, tokens + (double) (now - atNanos) / everyNanos);
      atNanos = now;
      boolean one = tokens >= 1;
      tokens -= one ? 1 : 0;
      return one;
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, 6, 60, 60", "250, 6, 100, 42", "500, 1, 60, 60", "5, 200, 1000, 12"})
  void closedPortsTakeNotMuchLongerThanTheLimit(
      int everyMillis, int burst, int ports, int mostSeconds) {
    var limit = new Limit(everyMillis * MILLI, burst);
    var pace = new IcmpPace();
    long now = 0;
    int left = ports;
    int believed = 0;
    pace.error(now);
    while (left > 0) {
      now += Math.max(0, pace.nanosLeft(now));
      int asked = Math.min(left, pace.size());
      int errors = 0;
      for (int i = 0; i < asked; i++) {
        if (limit.lets(now)) {
          errors++;
          pace.error(now);
        }
      }
      boolean heldBack = pace.mayHoldBack(now);
      believed += heldBack ? 0 : asked - errors;
      pace.asked(errors, asked - errors, heldBack);
      left -= errors;
      now += ROUND_TRIP;
    }
    assertThat(believed).as("silences that were believed").isZero();
    assertThat(now / MILLI).isLessThanOrEqualTo(mostSeconds * 1000L);
  }

  @Test
  void silenceIsBelievedOfAHostThatNeverSentAnError() {
    assertThat(new IcmpPace().mayHoldBack(0)).isFalse();
    assertThat(new IcmpPace().nanosLeft(0)).isZero();
  }

  @Test
  void silenceIsBelievedWhenAnErrorCouldHaveCome() {
    var pace = new IcmpPace();
    pace.error(0);
    assertThat(pace.mayHoldBack(IcmpPace.SLOWEST_NANOS - 1)).isTrue();
    assertThat(pace.mayHoldBack(IcmpPace.SLOWEST_NANOS)).isFalse();
    pace.error(IcmpPace.SLOWEST_NANOS + 1);
    assertThat(pace.mayHoldBack(IcmpPace.SLOWEST_NANOS)).as("one to another question").isTrue();
  }

  @Test
  void manyAreAskedAtOnceWhereNothingIsHeldBack() {
    var pace = new IcmpPace();
    int first = pace.size();
    pace.asked(0, first, false);
    assertThat(pace.size()).isGreaterThan(first);
    pace.asked(3, 9, true);
    assertThat(pace.size()).isEqualTo(3);
    pace.asked(3, 0, true);
    assertThat(pace.size()).isEqualTo(6);
  }
}
