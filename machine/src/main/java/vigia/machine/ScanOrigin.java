package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scan was asked, and by whom.
///
/// @param machine that scanned
/// @param targets as they were asked for, exclusions among them
/// @param ports as they were asked for
/// @param startedBy the name of the token that started it at a server; absent for a scan in a
///   terminal of the machine itself
@Json
public record ScanOrigin(
    String machine, List<String> targets, String ports, @Nullable String startedBy) {
  public ScanOrigin {
    Wire.present(machine, ports);
    targets = List.copyOf(targets);
  }

  public static ScanOrigin of(String machine, ScanRequest request, @Nullable String startedBy) {
    return new ScanOrigin(machine, request.targets(), request.portWords().toString(), startedBy);
  }
}
