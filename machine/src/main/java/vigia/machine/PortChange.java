package vigia.machine;

import io.avaje.jsonb.Json;

/// Ports of an address that went from one state to another.
///
/// @param ports such as `22,80-90`
@Json
public record PortChange(
    String address, String protocol, String ports, PortState from, PortState to) {
  public PortChange {
    Wire.present(address, protocol, ports, from, to);
  }
}
