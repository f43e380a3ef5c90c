package vigia.machine;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The first screen in one answer.
///
/// @param unavailable names a part that could not be had at all: `fileSystems`
@Json
public record Overview(
    Instant sampledAt,
    Host host,
    Cpu cpu,
    Memory memory,
    Load load,
    Limits limits,
    Network network,
    List<FileSystem> fileSystems,
    Map<String, Unavailable> unavailable) {
  public Overview {
    Wire.present(sampledAt, host, cpu, memory, load, limits, network);
    fileSystems = List.copyOf(fileSystems);
    unavailable = Wire.reasons(unavailable);
  }
}
