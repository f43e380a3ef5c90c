package vigia.machine;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/// One port of one address.
///
/// @param service the registered name from services(5), not a look at what really answers
/// @param answer what answers there; absent when that was not asked for, is not known yet, or the
///   port is not open
/// @param listener who listens there, where the address is one of the machine's that scans; absent
///   when nobody does or the address is another's
@Json
public record PortRow(
    String address,
    String protocol,
    int port,
    PortState state,
    PortReason reason,
    @Nullable String service,
    @Nullable PortAnswer answer,
    @Nullable PortListener listener) {
  public PortRow {
    Wire.present(address, protocol, state, reason);
  }

  /// One of which no more is known than its state. No second constructor: the JSON library takes
  /// the one that it sees first.
  public static PortRow of(
      String address,
      String protocol,
      int port,
      PortState state,
      PortReason reason,
      @Nullable String service) {
    return new PortRow(address, protocol, port, state, reason, service, null, null);
  }

  public PortRow withAnswer(@Nullable PortAnswer what) {
    return new PortRow(address, protocol, port, state, reason, service, what, listener);
  }

  public PortRow withListener(@Nullable PortListener who) {
    return new PortRow(address, protocol, port, state, reason, service, answer, who);
  }
}
