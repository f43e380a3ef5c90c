package vigia.local.linux;

import java.util.ArrayList;
import java.util.List;
import vigia.local.Known;
import vigia.local.Reasons;
import vigia.machine.Sensor;
import vigia.machine.Sensors;
import vigia.machine.Unavailable;

/// Temperatures: Documentation/hwmon/sysfs-interface.rst; where no chip has any, those of the
/// thermal zones, Documentation/driver-api/thermal/sysfs-api.rst.
final class SensorsReader {
  private static final String CHIPS = "sys/class/hwmon/";
  private static final String ZONES = "sys/class/thermal/";
  private static final String INPUT = "_input";

  private final HostFiles files;
  private final Remembered<List<Place>> places = new Remembered<>(this::find);

  SensorsReader(HostFiles files) {
    this.files = files;
  }

  /// One sensor, but for its temperature.
  private record Place(
      String device, String chip, String sensor, String file, Known<Double> critical) {}

  Known<Sensors> read() {
    var sensors = new ArrayList<Sensor>();
    for (Place place : places.get()) {
      var reasons = new Reasons();
      sensors.add(
          new Sensor(
              place.device,
              place.chip,
              place.sensor,
              reasons.take(
                  "temperatureCelsius", files.keptLine(place.file).then(SensorsReader::celsius)),
              reasons.take("criticalCelsius", place.critical),
              reasons.map()));
    }
    return sensors.isEmpty()
        ? Known.absent(Unavailable.NOT_APPLICABLE)
        : Known.of(new Sensors(sensors, java.util.Map.of()));
  }

  /// @param text thousandths of a degree
  static Known<Double> celsius(String text) {
    return Numbers.parse(text).then(milli -> Known.of(Math.round(milli / 100.0) / 10.0));
  }

  private List<Place> find() {
    List<Place> ofChips = ofChips();
    return ofChips.isEmpty() ? ofZones() : ofChips;
  }

  private List<Place> ofChips() {
    var found = new ArrayList<Place>();
    for (String device : sorted(CHIPS, "hwmon")) {
      String directory = CHIPS + device + "/";
      String chip = orElse(files.line(directory + "name"), device);
      for (String file : sorted(directory, "temp")) {
        if (file.endsWith(INPUT)) {
          String name = file.substring(0, file.length() - INPUT.length());
          found.add(
              new Place(
                  device,
                  chip,
                  orElse(files.line(directory + name + "_label"), name),
                  directory + file,
                  critical(directory + name + "_crit")));
        }
      }
    }
    return found;
  }

  private List<Place> ofZones() {
    var found = new ArrayList<Place>();
    for (String device : sorted(ZONES, "thermal_zone")) {
      String directory = ZONES + device + "/";
      String chip = orElse(files.line(directory + "type"), device);
      found.add(new Place(device, chip, chip, directory + "temp", criticalOfZone(directory)));
    }
    return found;
  }

  private Known<Double> criticalOfZone(String directory) {
    for (String file : sorted(directory, "trip_point_")) {
      if (file.endsWith("_type") && files.line(directory + file).equals(Known.of("critical"))) {
        return critical(directory + file.replace("_type", "_temp"));
      }
    }
    return Known.absent(Unavailable.UNKNOWN);
  }

  /// Chips that know none have no such file, or say 0 or less.
  private Known<Double> critical(String file) {
    return files.line(file).then(SensorsReader::celsius) instanceof Known.Value(Double celsius)
            && celsius > 0
        ? Known.of(celsius)
        : Known.absent(Unavailable.UNKNOWN);
  }

  /// hwmon10 after hwmon9.
  private List<String> sorted(String directory, String prefix) {
    return files.names(directory, prefix).stream()
        .sorted(
            java.util.Comparator.comparingInt(String::length)
                .thenComparing(java.util.Comparator.naturalOrder()))
        .toList();
  }

  private static String orElse(Known<String> known, String other) {
    return known instanceof Known.Value(String value) ? value : other;
  }
}
