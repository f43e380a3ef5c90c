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
import vigia.machine.Sensor;
import vigia.machine.Sensors;
import vigia.machine.Unavailable;

class SensorsReaderTest {
  @TempDir Path directory;

  private static List<Sensor> sensors(Tree tree) {
    try (HostFiles files = tree.files()) {
      return ((Known.Value<Sensors>) new SensorsReader(files).read()).value().sensors();
    }
  }

  private static Tree chip(Tree tree, String device) {
    String at = "sys/class/hwmon/" + device + "/";
    return tree.with(at + "name", "coretemp\n")
        .with(at + "temp1_input", "45123\n")
        .with(at + "temp1_label", "Package id 0\n")
        .with(at + "temp1_crit", "100000\n");
  }

  @Test
  void chipsWithTheirLabelsInTheOrderOfTheirNumbers() {
    Tree tree = chip(chip(new Tree(directory), "hwmon10"), "hwmon9");
    tree.with("sys/class/hwmon/hwmon9/temp2_input", "-5000\n")
        .with("sys/class/hwmon/hwmon9/fan1_input", "1200\n")
        .with("sys/class/thermal/thermal_zone0/temp", "1000\n");
    assertThat(sensors(tree))
        .containsExactly(
            new Sensor("hwmon9", "coretemp", "Package id 0", 45.1, 100.0, Map.of()),
            new Sensor(
                "hwmon9",
                "coretemp",
                "temp2",
                -5.0,
                null,
                Map.of("criticalCelsius", Unavailable.UNKNOWN)),
            new Sensor("hwmon10", "coretemp", "Package id 0", 45.1, 100.0, Map.of()));
  }

  @Test
  void withoutChipsTheThermalZones() {
    String zone = "sys/class/thermal/thermal_zone0/";
    Tree tree =
        new Tree(directory)
            .with(zone + "type", "cpu-thermal\n")
            .with(zone + "temp", "51540\n")
            .with(zone + "trip_point_0_type", "hot\n")
            .with(zone + "trip_point_0_temp", "80000\n")
            .with(zone + "trip_point_1_type", "critical\n")
            .with(zone + "trip_point_1_temp", "110000\n");
    assertThat(sensors(tree))
        .containsExactly(
            new Sensor("thermal_zone0", "cpu-thermal", "cpu-thermal", 51.5, 110.0, Map.of()));
  }

  @Test
  void aMachineWithoutAnySaysSo() {
    try (HostFiles files = new Tree(directory).files()) {
      assertThat(new SensorsReader(files).read())
          .isEqualTo(Known.absent(Unavailable.NOT_APPLICABLE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4512x", "\0", "45.1"})
  void cutOffOrGarbageCostsThatTemperature(String text) {
    Tree tree = chip(new Tree(directory), "hwmon0");
    tree.with("sys/class/hwmon/hwmon0/temp1_input", text + "\n");
    assertThat(sensors(tree).getFirst().unavailable()).containsOnlyKeys("temperatureCelsius");
  }
}
