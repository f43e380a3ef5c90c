package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.Known;
import vigia.local.Since;
import vigia.machine.Interface;
import vigia.machine.Interfaces;
import vigia.machine.Unavailable;

class InterfacesReaderTest {
  private static final String HEADER = "Inter-| Receive | Transmit\n face |bytes | bytes\n";
  private static final String FIRST =
      HEADER
          + "    lo: 3193 29 0 0 0 0 0 0 3193 29 0 0 0 0 0 0\n"
          + "  eth0:1000 10 1 2 0 0 0 0 500 5 3 4 0 0 0 0\n";
  private static final String SECOND =
      HEADER
          + "    lo: 3193 29 0 0 0 0 0 0 3193 29 0 0 0 0 0 0\n"
          + "  eth0:3000 30 2 6 0 0 0 0 900 9 3 5 0 0 0 0\n"
          + "  wlan0:7 7 7 7 0 0 0 0 7 7 7 7 0 0 0 0\n";

  @TempDir Path directory;

  private Map<String, Interface> read(boolean twice) {
    var tree =
        new Tree(directory)
            .with("proc/1/net/dev", FIRST)
            .with("sys/class/net/eth0/operstate", "up\n")
            .with("sys/class/net/eth0/speed", "2500\n")
            .with("sys/class/net/lo/operstate", "unknown\n")
            .with("sys/class/net/lo/speed", "-1\n");
    Interfaces all;
    try (HostFiles files = tree.files()) {
      var reader = new InterfacesReader(files);
      var first = ((Known.Value<InterfacesReader.Now>) reader.sample()).value();
      tree.with("proc/1/net/dev", SECOND);
      var second = ((Known.Value<InterfacesReader.Now>) reader.sample()).value();
      all =
          twice
              ? reader.figures(second, new Since<>(first, 2_000_000_000L))
              : reader.figures(first, null);
    }
    var byName = new HashMap<String, Interface>();
    all.interfaces().forEach(row -> byName.put(row.name(), row));
    return byName;
  }

  @Test
  void ratesOfEach() {
    Interface eth0 = read(true).get("eth0");
    assertThat(eth0)
        .isEqualTo(
            new Interface(
                "eth0",
                "up",
                2_500_000_000L,
                1000.0,
                200.0,
                10.0,
                2.0,
                0.5,
                0.0,
                2.0,
                0.5,
                3000L,
                900L,
                30L,
                9L,
                2L,
                3L,
                6L,
                5L,
                Map.of()));
  }

  @Test
  void whatHasNoSpeedSaysSoAndWhatIsNewHasNoRates() {
    Map<String, Interface> rows = read(true);
    assertThat(rows.get("lo").unavailable())
        .isEqualTo(Map.of("speedBitsPerSecond", Unavailable.UNKNOWN));
    assertThat(rows.get("wlan0").unavailable())
        .hasSize(10)
        .containsEntry("state", Unavailable.NOT_SUPPORTED)
        .containsEntry("sendDropsPerSecond", Unavailable.FIRST_SAMPLE);
    assertThat(rows.get("wlan0").receivedBytes()).isEqualTo(7);
    assertThat(read(false).get("eth0").receivedBytesPerSecond()).isNull();
  }

  @Test
  void cutOffOrGarbage() {
    for (int length = 0; length < FIRST.length(); length++) {
      String cut = FIRST.substring(0, length);
      if (NetDev.rows(cut) instanceof Known.Value) {
        assertThat(cut).endsWith("\n");
      }
    }
    for (String garbage : List.of("", "\0", HEADER + "eth0: a\n")) {
      assertThat(NetDev.rows(garbage)).isEqualTo(Known.absent(Unavailable.UNREADABLE));
    }
  }
}
