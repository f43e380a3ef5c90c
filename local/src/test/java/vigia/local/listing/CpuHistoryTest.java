package vigia.local.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import vigia.local.Known;
import vigia.machine.Unavailable;

class CpuHistoryTest {
  private static final long MILLI = 1_000_000;

  private static CpuSnapshot at(long millis) {
    var snapshot = new CpuSnapshot(1, 1);
    snapshot.add(1, 5, 0, millis * MILLI);
    return snapshot;
  }

  @Test
  void thereIsNothingToMeasureFromAtFirst() {
    assertThat(new CpuHistory().before(0)).isNull();
  }

  @Test
  void tooYoungAndTooOldDoNotServe() {
    var history = new CpuHistory();
    CpuSnapshot snapshot = at(0);
    history.add(snapshot);
    assertThat(history.before(499 * MILLI)).isNull();
    assertThat(history.before(500 * MILLI)).isSameAs(snapshot);
    assertThat(history.before(5_000 * MILLI)).isSameAs(snapshot);
    assertThat(history.before(5_001 * MILLI)).isNull();
  }

  @Test
  void askersAtAnyRateAlwaysFindAnInterval() {
    for (int step : new int[] {1, 7, 100, 333, 499, 500, 501, 900, 2_000, 4_900}) {
      var history = new CpuHistory();
      history.add(at(0));
      history.add(at(500));
      for (long now = 500 + step; now < 60_000; now += step) {
        CpuSnapshot found = Objects.requireNonNull(history.before(now * MILLI), "at " + now);
        long age = now - found.endedNanos() / MILLI;
        assertThat(age).as("every %d at %d", step, now).isBetween(500L, 5_000L);
        history.add(at(now));
      }
    }
  }

  @Test
  void aShareIsTheTimeUsedOverTheTimePassed() {
    var earlier = new CpuSnapshot(2, 1);
    earlier.add(10, 1, 100 * MILLI, 0);
    earlier.add(20, 1, 900 * MILLI, 0);
    long now = 1_000 * MILLI;

    assertThat(CpuShare.between(earlier, 10, 1, 600 * MILLI, now, 0))
        .isEqualTo(new CpuShare(Known.of(50.0), Known.of(1_000L)));
    assertThat(CpuShare.between(earlier, 20, 1, 3_400 * MILLI, now, 0).percentOfCore())
        .as("two threads and a half")
        .isEqualTo(Known.of(250.0));
    assertThat(CpuShare.between(earlier, 20, 1, 800 * MILLI, now, 0).percentOfCore())
        .as("a counter that fell back")
        .isEqualTo(Known.of(0.0));
  }

  @Test
  void aReusedPidIsAnotherProcess() {
    var earlier = new CpuSnapshot(1, 1);
    earlier.add(10, 1, 100 * MILLI, 0);
    assertThat(CpuShare.between(earlier, 10, 2, 900 * MILLI, 1_000 * MILLI, 100 * MILLI))
        .isEqualTo(CpuShare.FIRST_SAMPLE);
  }

  @Test
  void aYoungProcessIsMeasuredOverItsOwnLife() {
    var earlier = new CpuSnapshot(1, 1);
    earlier.add(10, 1, 0, 0);
    long now = 2_000 * MILLI;
    assertThat(CpuShare.between(earlier, 11, 7, 400 * MILLI, now, 800 * MILLI))
        .isEqualTo(new CpuShare(Known.of(50.0), Known.of(800L)));
    assertThat(CpuShare.between(earlier, 11, 7, 400 * MILLI, now, 499 * MILLI))
        .as("too young")
        .isEqualTo(CpuShare.FIRST_SAMPLE);
    assertThat(CpuShare.between(earlier, 11, 7, 400 * MILLI, now, 3_000 * MILLI))
        .as("older than the earlier snapshot that did not show it")
        .isEqualTo(CpuShare.FIRST_SAMPLE);
    assertThat(CpuShare.between(earlier, 11, 7, 400 * MILLI, now, -1).percentOfCore())
        .isEqualTo(Known.absent(Unavailable.FIRST_SAMPLE));
  }

  @Test
  void columnsGrow() {
    var snapshot = new CpuSnapshot(0, 1);
    for (long pid = 1; pid <= 1_000; pid++) {
      snapshot.add(pid, pid * 2, pid * 3, pid * 4);
    }
    int row = snapshot.row(777, 1_554);
    assertThat(snapshot.usedNanos(row)).isEqualTo(2_331);
    assertThat(snapshot.takenNanos(row)).isEqualTo(3_108);
    assertThat(snapshot.row(777, 1)).isEqualTo(-1);
    assertThat(snapshot.row(5_000, 1)).isEqualTo(-1);
  }
}
