package vigia.machine;

import io.avaje.jsonb.Json;

/// Where a scan and the kernel's table of sockets say two things.
public enum ListenerFinding {
  /// A socket listens on that address, before and after the scan, and yet the scan was refused, or
  /// heard nothing: a firewall stands before it, it is bound to another interface, or is too busy.
  NOT_REACHED("not-reached"),
  /// The port is open, and no socket that is known here listens on it: the port is forwarded, or
  /// the socket is another network namespace's (a container's).
  NO_LISTENER("no-listener");

  private final String wire;

  ListenerFinding(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
