package vigia.machine;

import java.util.List;
import java.util.Map;

/// Pressure stall information. `unavailable` names `stalls` when the kernel keeps none, or the one
/// resource whose file could not be read.
@Probe(name = "pressure", en = "Pressure", pt = "Pressão")
public record Pressure(List<Stall> stalls, Map<String, Unavailable> unavailable) {
  public Pressure {
    stalls = List.copyOf(stalls);
    unavailable = Wire.reasons(unavailable);
  }
}
