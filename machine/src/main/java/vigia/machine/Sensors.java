package vigia.machine;

import java.util.List;
import java.util.Map;

/// Temperatures. Virtual machines have no sensors: then the list is empty and `unavailable` names
/// `sensors`.
@Probe(name = "sensors", en = "Temperatures", pt = "Temperaturas")
public record Sensors(List<Sensor> sensors, Map<String, Unavailable> unavailable) {
  public Sensors {
    sensors = List.copyOf(sensors);
    unavailable = Wire.reasons(unavailable);
  }
}
