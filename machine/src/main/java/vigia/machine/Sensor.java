package vigia.machine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One temperature.
public record Sensor(
    @Figure(
            en = "Device of the kernel",
            pt = "Dispositivo do kernel",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            source = "/sys/class/hwmon/hwmon* | /sys/class/thermal/thermal_zone*")
        String device,
    @Figure(
            en = "Chip or zone",
            pt = "Chip ou zona",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            source = "/sys/class/hwmon/hwmon*/name | /sys/class/thermal/thermal_zone*/type")
        String chip,
    @Figure(
            en = "What it measures",
            pt = "O que mede",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            source = "/sys/class/hwmon/hwmon*/temp*_label | temp*")
        String sensor,
    @Figure(
            en = "Temperature",
            pt = "Temperatura",
            unit = Unit.CELSIUS,
            formula = "temp*_input ÷ 1000",
            source = "/sys/class/hwmon/hwmon*/temp*_input | /sys/class/thermal/thermal_zone*/temp")
        @Nullable Double temperatureCelsius,
    @Figure(
            en = "Above this it is critical",
            pt = "Acima disto é crítica",
            unit = Unit.CELSIUS,
            kind = Kind.CONSTANT,
            formula = "temp*_crit ÷ 1000",
            source =
                "/sys/class/hwmon/hwmon*/temp*_crit | /sys/class/thermal/thermal_zone*/trip_point_*_temp")
        @Nullable Double criticalCelsius,
    Map<String, Unavailable> unavailable) {
  public Sensor {
    Wire.present(device, chip, sensor);
    unavailable = Wire.reasons(unavailable);
  }
}
