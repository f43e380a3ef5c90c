package vigia.machine;

import io.avaje.jsonb.Json;

/// What is known of a scan's target.
public enum TargetState {
  /// Its name is being looked up, or nothing has come back yet.
  WAITING("waiting"),
  /// Something answered.
  UP("up"),
  /// Done, and nothing ever answered.
  SILENT("silent"),
  UNRESOLVED("unresolved"),
  NOT_ALLOWED("not-allowed"),
  /// A name that leads only to addresses which the request itself excludes.
  EXCLUDED("excluded");

  private final String wire;

  TargetState(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
