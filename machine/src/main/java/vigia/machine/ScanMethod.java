package vigia.machine;

import io.avaje.jsonb.Json;

/// How the ports of a scan are asked.
public enum ScanMethod {
  /// By connecting to them, as any program does.
  CONNECT("connect"),
  /// By a SYN that no connection follows; takes the right to open raw sockets.
  SYN("syn");

  private final String wire;

  ScanMethod(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
