package vigia.machine;

import io.avaje.jsonb.Json;

/// An address that answered in one scan and not in the other. Its ports are not told apart: they
/// all changed.
///
/// @param open its open ports in the scan that it answered in, such as `22,80-90`; may be empty
@Json
public record HostChange(String address, TargetState from, TargetState to, String open) {
  public HostChange {
    Wire.present(address, from, to, open);
  }
}
