package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.local.CpuTimes;
import vigia.local.Known;
import vigia.machine.Unavailable;

class ProcStatTest {
  private static CpuTimes times(String columns) {
    return ((Known.Value<CpuTimes>) ProcStat.cpuTimes("cpu  " + columns + "\ncpu0 1 2 3\n"))
        .value();
  }

  private static final String CAPTURED =
      "cpu  16424 0 7461 107826 1018 0 2030 57 4000 0\ncpu0 8163 0 3719 53901 508 0 1013 28 0 0\n";

  @Test
  void captured() {
    assertThat(ProcStat.cpuTimes(CAPTURED))
        .isEqualTo(Known.of(new CpuTimes(16424, 0, 7461, 107826, 1018, 0, 2030, 57)));
  }

  @Test
  void guestIsInsideUserAndNotCountedTwice() {
    CpuTimes before = times("100 100 0 1000 0 0 0 0 100 100");
    CpuTimes after = times("200 200 0 1200 0 0 0 0 200 200");
    // 100 user and 100 nice, all of it guests', against 200 idle.
    assertThat(after.busySince(before)).isEqualTo(Known.of(50.0));
  }

  @Test
  void stealIsNotIdleAndIowaitIs() {
    CpuTimes before = times("0 0 0 0 0 0 0 0 0 0");
    assertThat(times("0 0 0 50 25 0 0 25 0 0").busySince(before)).isEqualTo(Known.of(25.0));
    assertThat(times("0 0 0 0 100 0 0 0 0 0").busySince(before)).isEqualTo(Known.of(0.0));
    assertThat(times("0 0 0 0 0 30 70 0 0 0").busySince(before)).isEqualTo(Known.of(100.0));
  }

  @Test
  void partsThatWentBackwardsStoodStill() {
    CpuTimes before = times("100 0 0 1000 500 0 0 0");
    CpuTimes after = times("150 0 0 1050 400 0 0 0");
    assertThat(after.busySince(before)).isEqualTo(Known.of(50.0));
    assertThat(times("0 0 0 0 0 0 0 0").busySince(before))
        .isEqualTo(Known.absent(Unavailable.UNKNOWN));
  }

  @Test
  void withoutATickThereIsNoPercentage() {
    CpuTimes same = times("1 2 3 4 5 6 7 8 9 10");
    assertThat(same.busySince(same)).isEqualTo(Known.absent(Unavailable.UNKNOWN));
  }

  @Test
  void olderKernelsHaveFewerColumns() {
    assertThat(times("1 2 3 4")).isEqualTo(new CpuTimes(1, 2, 3, 4, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cpu",
        "cpu  16424 0 7461 107826 1018",
        "cpu  1 2 3\n",
        "cpu  a b c d\n",
        "cpu0 1 2 3 4 5 6 7 8\n",
        "cpu  18446744073709551615 0 0 0 0 0 0 0\n"
      })
  void cutOffOrGarbageIsUnreadable(String text) {
    assertThat(ProcStat.cpuTimes(text)).isEqualTo(Known.absent(Unavailable.UNREADABLE));
  }
}
