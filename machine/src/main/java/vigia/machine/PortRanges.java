package vigia.machine;

import io.avaje.jsonb.Json;

/// Every port done, as lists such as `22,80-90`; empty when there is none.
@Json
public record PortRanges(String open, String closed, String filtered) {
  public PortRanges {
    Wire.present(open, closed, filtered);
  }
}
