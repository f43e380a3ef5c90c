package vigia.machine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long the machine has been running.
@Probe(name = "uptime", en = "Uptime", pt = "Tempo em funcionamento")
public record Uptime(
    @Figure(
            en = "Time since the machine started, suspended time included",
            pt = "Tempo desde que a máquina iniciou, incluindo o tempo suspensa",
            unit = Unit.SECONDS,
            source = "/proc/uptime (1), proc_uptime(5)")
        @Nullable Double upSeconds,
    Map<String, Unavailable> unavailable) {
  public Uptime {
    unavailable = Wire.reasons(unavailable);
  }
}
