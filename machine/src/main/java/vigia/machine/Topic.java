package vigia.machine;

import io.avaje.jsonb.Json;

/// What can be watched.
public enum Topic {
  OVERVIEW("overview"),
  READINGS("readings");

  private final String wire;

  Topic(String wire) {
    this.wire = wire;
  }

  /// The word used on the wire and on the command line.
  @Json.Value
  public String wire() {
    return wire;
  }
}
