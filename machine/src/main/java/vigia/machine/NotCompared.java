package vigia.machine;

import io.avaje.jsonb.Json;

/// What only one of two scans knows.
///
/// @param ports such as `22,80-90`
/// @param onlyIn the scan that knows them
@Json
public record NotCompared(String address, String ports, Side onlyIn) {
  /// One of the two.
  public enum Side {
    BEFORE("before"),
    AFTER("after");

    private final String wire;

    Side(String wire) {
      this.wire = wire;
    }

    @Json.Value
    public String wire() {
      return wire;
    }
  }

  public NotCompared {
    Wire.present(address, ports, onlyIn);
  }
}
