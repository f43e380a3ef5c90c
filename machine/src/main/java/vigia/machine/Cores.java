package vigia.machine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How busy each core is, over the stated interval. `unavailable` names `cores` when there is no
/// list.
@Probe(name = "cores", en = "Cores", pt = "Núcleos")
public record Cores(
    List<Core> cores,
    @Figure(
            en = "Interval over which the rates were measured",
            pt = "Intervalo em que as taxas foram medidas",
            unit = Unit.MILLISECONDS,
            source = "CLOCK_MONOTONIC")
        @Nullable Long intervalMillis,
    Map<String, Unavailable> unavailable) {
  public Cores {
    cores = List.copyOf(cores);
    unavailable = Wire.reasons(unavailable);
  }
}
