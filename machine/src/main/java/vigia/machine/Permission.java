package vigia.machine;

import io.avaje.jsonb.Json;

/// What a token may be allowed.
public enum Permission {
  /// Overview, readings, metrics.
  VIEW("view"),
  FILES("files"),
  PROCESSES("processes"),
  SCAN("scan"),
  ADMIN("admin");

  private final String wire;

  Permission(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
