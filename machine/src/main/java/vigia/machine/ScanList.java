package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.List;

/// Scans that a server still knows, the newest first: the answer of `GET …/scans`.
@Json
public record ScanList(List<ScanStatus> scans) {
  public ScanList {
    scans = List.copyOf(scans);
  }
}
