package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;

/// The mounted file systems. `unavailable` names `fileSystems` when the list itself could not be
/// read.
@Json
@Probe(name = "fileSystems", en = "File systems", pt = "Sistemas de arquivos")
public record FileSystems(List<FileSystem> fileSystems, Map<String, Unavailable> unavailable) {
  public FileSystems {
    fileSystems = List.copyOf(fileSystems);
    unavailable = Wire.reasons(unavailable);
  }
}
