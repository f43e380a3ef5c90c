package vigia.machine;

import io.avaje.jsonb.Json;

/// nmap's words for what a port does.
public enum PortState {
  OPEN("open"),
  CLOSED("closed"),
  FILTERED("filtered"),
  OPEN_OR_FILTERED("open|filtered");

  private final String wire;

  PortState(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
