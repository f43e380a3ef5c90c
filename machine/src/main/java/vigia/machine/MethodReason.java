package vigia.machine;

import io.avaje.jsonb.Json;

/// Why a scan was done by another method than was asked for.
public enum MethodReason {
  /// The scanning program may not open raw sockets: CAP_NET_RAW, which root has.
  NO_RIGHT("no-right"),
  /// Raw sockets take system calls, which need Linux and native access.
  NO_SYSTEM_CALLS("no-system-calls"),
  /// The system refuses raw sockets for another reason.
  NO_RAW_SOCKETS("no-raw-sockets");

  private final String wire;

  MethodReason(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
