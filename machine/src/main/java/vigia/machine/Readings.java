package vigia.machine;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;

/// The latest of every probe, flat, with what each figure means.
@Json
public record Readings(Instant sampledAt, List<Reading> readings, List<Descriptor> descriptors) {
  public Readings {
    Wire.present(sampledAt);
    readings = List.copyOf(readings);
    descriptors = List.copyOf(descriptors);
  }
}
