package vigia.machine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Traffic of each whole disk; loop, RAM and compressed RAM disks only once they were used.
/// `unavailable` names `disks` when there is no list.
@Probe(name = "disks", en = "Disks", pt = "Discos")
public record Disks(
    List<Disk> disks,
    @Figure(
            en = "Interval over which the rates were measured",
            pt = "Intervalo em que as taxas foram medidas",
            unit = Unit.MILLISECONDS,
            source = "CLOCK_MONOTONIC")
        @Nullable Long intervalMillis,
    Map<String, Unavailable> unavailable) {
  public Disks {
    disks = List.copyOf(disks);
    unavailable = Wire.reasons(unavailable);
  }
}
