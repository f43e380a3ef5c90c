package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.local.Known;
import vigia.machine.Pressure;
import vigia.machine.Stall;
import vigia.machine.Unavailable;

class PressureReaderTest {
  private static final String CAPTURED =
      """
      some avg10=0.08 avg60=10.09 avg300=0.83 total=4227996353
      full avg10=0.00 avg60=1.00 avg300=0.50 total=7999
      """;

  @TempDir Path directory;

  private static List<Stall> parsed(String text) {
    return PressureReader.parse("io", text) instanceof Known.Value(List<Stall> stalls)
        ? stalls
        : List.of();
  }

  @Test
  void captured() {
    assertThat(parsed(CAPTURED))
        .containsExactly(
            new Stall("io", "some", 0.08, 10.09, 0.83, 4_227_996L, Map.of()),
            new Stall("io", "full", 0.0, 1.0, 0.5, 7L, Map.of()));
  }

  @Test
  void cutOffAnywhereTheLinesThatAreWholeStay() {
    List<Stall> whole = parsed(CAPTURED);
    for (int length = 0; length < CAPTURED.length(); length++) {
      assertThat(whole).containsAll(parsed(CAPTURED.substring(0, length)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\0\1\2", "some", "none avg10=1\n"})
  void garbage(String text) {
    assertThat(PressureReader.parse("io", text)).isEqualTo(Known.absent(Unavailable.UNREADABLE));
  }

  @Test
  void aFigureThatIsNoNumberCostsItself() {
    assertThat(parsed("some avg10=NaN avg60=1.5 total=x\n"))
        .containsExactly(
            new Stall(
                "io",
                "some",
                null,
                1.5,
                null,
                null,
                Map.of(
                    "tenSecondsPercent",
                    Unavailable.UNREADABLE,
                    "fiveMinutesPercent",
                    Unavailable.UNREADABLE,
                    "stalledMillis",
                    Unavailable.UNREADABLE)));
  }

  @Test
  void aKernelThatKeepsNoneSaysSoAndOneThatLacksAResourceNamesIt() {
    var tree = new Tree(directory);
    assertThat(new PressureReader(tree.files()).read())
        .isEqualTo(Known.absent(Unavailable.NOT_SUPPORTED));
    tree.with("proc/pressure/io", CAPTURED).with("proc/pressure/cpu", "garbage");
    var read = ((Known.Value<Pressure>) new PressureReader(tree.files()).read()).value();
    assertThat(read.stalls()).hasSize(2);
    assertThat(read.unavailable())
        .isEqualTo(Map.of("cpu", Unavailable.UNREADABLE, "memory", Unavailable.NOT_SUPPORTED));
  }
}
