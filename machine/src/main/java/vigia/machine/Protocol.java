package vigia.machine;

import io.avaje.jsonb.Json;

/// What carries the bytes to a port.
public enum Protocol {
  TCP("tcp"),
  UDP("udp");

  private final String wire;

  Protocol(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }

  /// Which ports are scanned when none are given. What uses UDP is spread over all numbers, and
  /// hosts are slow to say that a port is closed, so there it is those that are used most.
  public String usualPorts() {
    return switch (this) {
      case TCP -> PortSet.USUAL.toString();
      case UDP -> "top:100";
    };
  }

  /// What a port's reason says of the port.
  public PortState state(PortReason reason) {
    return switch (reason) {
      case ACCEPTED, UDP_RESPONSE -> PortState.OPEN;
      case REFUSED, RESET, PORT_UNREACHABLE -> PortState.CLOSED;
      // Who listens on UDP need not answer what it does not understand.
      case NO_RESPONSE -> this == UDP ? PortState.OPEN_OR_FILTERED : PortState.FILTERED;
      case HOST_UNREACHABLE, NET_UNREACHABLE, PROHIBITED, PROTOCOL_UNREACHABLE ->
          PortState.FILTERED;
    };
  }
}
