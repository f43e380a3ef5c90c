package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.List;

/// [ScanEvent.Ports] on the wire: the data of a scan stream's `ports` event.
@Json
public record PortRows(List<PortRow> rows) {
  public PortRows {
    rows = List.copyOf(rows);
  }
}
