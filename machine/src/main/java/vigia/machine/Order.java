package vigia.machine;

import io.avaje.jsonb.Json;

/// Which end comes first.
public enum Order {
  ASCENDING("asc"),
  DESCENDING("desc");

  private final String wire;

  Order(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
