package vigia.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vigia.machine.Unavailable;

class ChangeTest {
  private static final Known<Double> UNKNOWN_YET = Known.absent(Unavailable.FIRST_SAMPLE);

  @Test
  void ratesArePerSecondOfTheIntervalThatPassed() {
    var change = new Change(new long[] {100, 7}, new long[] {105, 10}, 2.0);
    assertThat(change.of(0)).isEqualTo(Known.of(5L));
    assertThat(change.of(0, 1)).isEqualTo(Known.of(8L));
    assertThat(change.perSecond(0)).isEqualTo(Known.of(2.5));
    assertThat(change.bytesPerSecond(1, 512)).isEqualTo(Known.of(768.0));
  }

  @Test
  void theFirstSampleAndACounterThatWentBackwardsHaveNoRate() {
    assertThat(new Change(null, new long[] {5}, 1).perSecond(0)).isEqualTo(UNKNOWN_YET);
    var wrapped = new Change(new long[] {4_294_967_290L, 1}, new long[] {3, 2}, 1);
    assertThat(wrapped.perSecond(0)).isEqualTo(UNKNOWN_YET);
    assertThat(wrapped.of(0, 1)).isEqualTo(Known.absent(Unavailable.FIRST_SAMPLE));
    assertThat(wrapped.perSecond(1)).isEqualTo(Known.of(1.0));
  }

  @Test
  void moreThanAllOfTheTimeIsAllOfIt() {
    var change = new Change(new long[] {0, 0}, new long[] {1_010, 250}, 1);
    assertThat(change.percentOfTime(0)).isEqualTo(Known.of(100.0));
    assertThat(change.percentOfTime(1)).isEqualTo(Known.of(25.0));
  }

  @Test
  void aRowThatIsNewHasNoRateAndTheOthersDo() {
    var before = new Rows(Map.of("sda", new long[] {1}));
    var now = new Rows(Map.of("sda", new long[] {2}, "sdb", new long[] {9}));
    assertThat(
            now.each(
                new Since<>(before, 1_000_000_000L),
                (name, change) -> name + change.perSecond(0).equals(UNKNOWN_YET)))
        .containsExactlyInAnyOrder("sdafalse", "sdbtrue");
  }
}
