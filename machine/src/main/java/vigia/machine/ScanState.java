package vigia.machine;

import io.avaje.jsonb.Json;

/// How far a scan is.
public enum ScanState {
  RUNNING("running"),
  PAUSED("paused"),
  DONE("done"),
  CANCELLED("cancelled"),
  FAILED("failed");

  private final String wire;

  ScanState(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }

  public boolean isOver() {
    return this == DONE || this == CANCELLED || this == FAILED;
  }
}
