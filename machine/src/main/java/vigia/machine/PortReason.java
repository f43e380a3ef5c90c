package vigia.machine;

import io.avaje.jsonb.Json;

/// Why a port has its state; nmap's words where nmap has one.
public enum PortReason {
  /// The connection was accepted.
  ACCEPTED("syn-ack"),
  /// ECONNREFUSED: a reset came back.
  REFUSED("conn-refused"),
  /// Nothing came back, also not to the repeated attempts.
  NO_RESPONSE("no-response"),
  /// EHOSTUNREACH
  HOST_UNREACHABLE("host-unreach"),
  /// ENETUNREACH
  NET_UNREACHABLE("net-unreach"),
  /// EACCES or EPERM: administratively prohibited, here or on the way
  PROHIBITED("admin-prohibited"),
  /// ENOPROTOOPT and the like
  PROTOCOL_UNREACHABLE("proto-unreach"),
  /// RST, seen on the wire: what [#REFUSED] is for a program that connects
  RESET("reset"),
  /// UDP: something came back
  UDP_RESPONSE("udp-response"),
  /// An ICMP error that says the port is unreachable: by UDP what a refusal is by TCP, where it
  /// counts as a reset (RFC 1122, 3.2.2.1)
  PORT_UNREACHABLE("port-unreach");

  private final String wire;

  PortReason(String wire) {
    this.wire = wire;
  }

  /// Whether the computer itself answered, and not the network, or nobody.
  public boolean isOfTheHost() {
    return switch (this) {
      case ACCEPTED, REFUSED, RESET, UDP_RESPONSE, PORT_UNREACHABLE -> true;
      case NO_RESPONSE, HOST_UNREACHABLE, NET_UNREACHABLE, PROHIBITED, PROTOCOL_UNREACHABLE ->
          false;
    };
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
