package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.List;

/// What changed from one scan to another, as far as both asked for it.
///
/// @param hosts addresses that answered in one of them only
/// @param ports of addresses that answered, or did not, in both
/// @param notCompared what only one of them did
@Json
public record ScanComparison(
    ScanSummary before,
    ScanSummary after,
    List<HostChange> hosts,
    List<PortChange> ports,
    List<NotCompared> notCompared) {
  public ScanComparison {
    Wire.present(before, after);
    hosts = List.copyOf(hosts);
    ports = List.copyOf(ports);
    notCompared = List.copyOf(notCompared);
  }
}
