package vigia.machine;

import io.avaje.jsonb.Json;

/// What the answers of a target say when they are taken together.
public enum TargetFinding {
  /// Nearly every port is open, those that nobody uses too: something before it answers in its
  /// place (a proxy, a firewall against floods of SYNs, a trap), and open says nothing.
  EVERYTHING_ANSWERS("everything-answers");

  private final String wire;

  TargetFinding(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
