package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.List;

/// Scans that run or are remembered, the newest first, without what they found: the answer of `GET
/// …/scans`.
@Json
public record ScanList(List<ScanSummary> scans) {
  public ScanList {
    scans = List.copyOf(scans);
  }
}
