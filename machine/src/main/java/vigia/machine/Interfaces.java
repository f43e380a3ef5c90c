package vigia.machine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Traffic of each network interface. `unavailable` names `interfaces` when there is no list.
@Probe(name = "interfaces", en = "Network interfaces", pt = "Interfaces de rede")
public record Interfaces(
    List<Interface> interfaces,
    @Figure(
            en = "Interval over which the rates were measured",
            pt = "Intervalo em que as taxas foram medidas",
            unit = Unit.MILLISECONDS,
            source = "CLOCK_MONOTONIC")
        @Nullable Long intervalMillis,
    Map<String, Unavailable> unavailable) {
  public Interfaces {
    interfaces = List.copyOf(interfaces);
    unavailable = Wire.reasons(unavailable);
  }
}
