package vigia.machine;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/// One port of one address.
///
/// @param service the registered name from services(5), not a look at what really answers
/// @param answer what answers there; absent when that was not asked for, is not known yet, or the
///   port is not open
@Json
public record PortRow(
    String address,
    String protocol,
    int port,
    PortState state,
    PortReason reason,
    @Nullable String service,
    @Nullable PortAnswer answer) {
  public PortRow {
    Wire.present(address, protocol, state, reason);
  }

  /// One of which no more is known than its state.
  public PortRow(
      String address,
      String protocol,
      int port,
      PortState state,
      PortReason reason,
      @Nullable String service) {
    this(address, protocol, port, state, reason, service, null);
  }
}
