package vigia.machine;

import io.avaje.jsonb.Json;

/// A machine that a server publishes.
///
/// @param state `up`, or `unreachable`
@Json
public record MachineInfo(String name, String state) {
  public MachineInfo {
    Wire.present(name, state);
  }
}
