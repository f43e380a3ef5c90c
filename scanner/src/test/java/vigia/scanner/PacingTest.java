package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// How long to wait, how many at once, how much is left: the arithmetic apart from the network.
class PacingTest {
  private static final long MILLI = 1_000_000;

  @Test
  void anUnknownAddressGetsTheLongestWait() {
    assertThat(new RoundTrip(1000 * MILLI).timeoutNanos(0)).isEqualTo(1000 * MILLI);
    assertThat(new RoundTrip(1000 * MILLI).timeoutNanos(2)).isEqualTo(1000 * MILLI);
  }

  @Test
  void theWaitFollowsTheAnswersAndDoublesWithSilence() {
    var roundTrip = new RoundTrip(1000 * MILLI);
    for (int i = 0; i < 50; i++) {
      roundTrip.measured(50 * MILLI);
    }
    assertThat(roundTrip.timeoutNanos(0)).isBetween(50 * MILLI, 110 * MILLI);
    assertThat(roundTrip.timeoutNanos(1)).isEqualTo(2 * roundTrip.timeoutNanos(0));
    assertThat(roundTrip.timeoutNanos(30)).isEqualTo(1000 * MILLI);
    roundTrip.measured(900 * MILLI);
    assertThat(roundTrip.timeoutNanos(0)).isGreaterThan(200 * MILLI);
  }

  @Test
  void ourOwnDelaysAreNotTakenForTheNetworks() {
    var roundTrip = new RoundTrip(1000 * MILLI);
    for (int i = 1; i <= 50; i++) {
      roundTrip.measured(MILLI / 10);
    }
    assertThat(roundTrip.timeoutNanos(0)).isEqualTo(20 * MILLI + MILLI / 10);
  }

  @Test
  void theWindowGrowsToItsEndAndHalvesWhenShort() {
    var window = new Window(1000);
    for (int i = 0; i < 5000; i++) {
      window.grow();
    }
    assertThat(window.size()).isEqualTo(1000);
    window.shrink(300);
    assertThat(window.size()).isEqualTo(150);
    for (int i = 0; i < 150; i++) {
      window.grow();
    }
    assertThat(window.size()).isBetween(150, 152);
    for (int i = 0; i < 20; i++) {
      window.shrink(0);
    }
    assertThat(window.size()).isEqualTo(1);
    window.limit(10, true);
    assertThat(window.size()).isEqualTo(10);
  }

  @Test
  void theTimeLeftFollowsTheLastSeconds() {
    var pace = new Pace();
    assertThat(pace.millisLeft(1000)).isNull();
    pace.mark(0, 0);
    pace.mark(250, 0);
    assertThat(pace.millisLeft(1000)).isNull();
    pace.mark(500, 100);
    assertThat(pace.millisLeft(1000)).isEqualTo(2500);
    for (int i = 1; i <= 20; i++) {
      pace.mark(500 + i * 250, 100 + i);
    }
    assertThat(pace.millisLeft(10)).isEqualTo(2500);
    assertThat(pace.millisLeft(0)).isZero();
  }

  @Test
  void theSoftLimitIsReadFromProc() {
    String header =
        "Limit                     Soft Limit           Hard Limit           Units     \n";
    assertThat(
            Descriptors.limit(
                header
                    + "Max open files            1024                 524288               files\n"))
        .hasValue(1024);
    assertThat(Descriptors.limit("Max open files            unlimited            unlimited     \n"))
        .isEqualTo(OptionalInt.empty());
    assertThat(Descriptors.limit("Max open files            99999999999999 1 files\n"))
        .hasValue(Integer.MAX_VALUE);
    assertThat(Descriptors.limit("Max open files")).isEmpty();
    assertThat(Descriptors.limit("")).isEmpty();
    assertThat(Descriptors.limit("\0\u00ff")).isEmpty();
  }
}
