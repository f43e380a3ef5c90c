package vigia.machine;

import io.avaje.jsonb.Json;

/// How a figure behaves over time.
public enum Kind {
  /// May go up and down.
  GAUGE("gauge"),
  /// Only grows, until the machine restarts.
  COUNTER("counter"),
  /// Does not change while the machine runs.
  CONSTANT("constant"),
  /// Tells one row from another (a device, a mount point).
  LABEL("label");

  private final String wire;

  Kind(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
