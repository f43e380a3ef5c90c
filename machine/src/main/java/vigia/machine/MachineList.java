package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.List;

/// The machines that a server publishes: the answer of `GET /machines`.
@Json
public record MachineList(List<MachineInfo> machines) {
  public MachineList {
    machines = List.copyOf(machines);
  }
}
