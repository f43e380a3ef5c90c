package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.CpuTimes;
import vigia.local.Known;
import vigia.local.Since;
import vigia.machine.Core;
import vigia.machine.Cores;
import vigia.machine.Unavailable;

class CoresReaderTest {
  /// The second core is offline.
  private static final String CAPTURED =
      """
      cpu  100 20 30 400 50 6 7 8 90 0
      cpu0 60 10 20 200 30 3 4 5 50 0
      cpu2 40 10 10 200 20 3 3 3 40 0
      intr 1 2 3
      btime 1764105959
      """;

  private static final Map<String, CpuTimes> BOTH =
      Map.of(
          "0", new CpuTimes(60, 10, 20, 200, 30, 3, 4, 5),
          "2", new CpuTimes(40, 10, 10, 200, 20, 3, 3, 3));

  @TempDir Path directory;

  private Cores figures(Map<String, CpuTimes> now, Since<Map<String, CpuTimes>> since) {
    return new CoresReader(new Tree(directory).files()).figures(now, since);
  }

  @Test
  void captured() {
    assertThat(ProcStat.coreTimes(CAPTURED)).isEqualTo(Known.of(BOTH));
  }

  @Test
  void cutOffAnywhereTheLinesThatAreWholeStay() {
    for (int length = 0; length < CAPTURED.length(); length++) {
      if (ProcStat.coreTimes(CAPTURED.substring(0, length))
          instanceof Known.Value<Map<String, CpuTimes>>(var cores)) {
        assertThat(BOTH).containsAllEntriesOf(cores);
      }
    }
    for (String garbage : new String[] {"", "\0\n", "cpu0 a b c d\n", "cpu0\n", "cpu 1 2 3 4\n"}) {
      assertThat(ProcStat.coreTimes(garbage)).isEqualTo(Known.absent(Unavailable.UNREADABLE));
    }
  }

  @Test
  void sharesAreOfTheCoresOwnTimeAndGuestsAreInUser() {
    var now = Map.of("0", new CpuTimes(100, 20, 40, 220, 40, 8, 9, 15));
    Core core = figures(now, new Since<>(BOTH, 1_200_000_000L)).cores().getFirst();
    // 40 + 10 + 20 + 20 + 10 + 5 + 5 + 10 = 120 ticks
    assertThat(core).isEqualTo(new Core("0", 75.0, 41.7, 16.7, 8.3, 8.3, 8.3, Map.of()));
  }

  @Test
  void aCoreThatCameOnlineHasNoShareYetAndTimesThatFellStoodStill() {
    var now =
        Map.of(
            "0", new CpuTimes(60, 10, 20, 300, 20, 3, 4, 5),
            "1", new CpuTimes(1, 1, 1, 1, 1, 1, 1, 1));
    Cores cores = figures(now, new Since<>(BOTH, 1_000_000_000L));
    for (Core core : cores.cores()) {
      if (core.core().equals("0")) {
        assertThat(core.busyPercent()).isZero();
        assertThat(core.iowaitPercent()).isZero();
      } else {
        assertThat(core.unavailable()).hasSize(6).containsValue(Unavailable.FIRST_SAMPLE);
      }
    }
    assertThat(cores.cores()).hasSize(2);
  }
}
