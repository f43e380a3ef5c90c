package vigia.machine;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/// One port of one address.
///
/// @param service the registered name from services(5), not a look at what really answers
@Json
public record PortRow(
    String address,
    String protocol,
    int port,
    PortState state,
    PortReason reason,
    @Nullable String service) {
  public PortRow {
    Wire.present(address, protocol, state, reason);
  }
}
