package vigia.scanner;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortReason;

/// What came of one try to connect, or of one question by UDP. What it means for a port of TCP,
/// [Evidence] says.
enum Answer {
  NOT_YET(null),
  /// We ran short of descriptors or memory: nothing was asked.
  SHORT(null),
  /// There was no local port, or no address of ours, to connect from: EADDRNOTAVAIL.
  NO_LOCAL_PORT(null),
  /// It is connected to its own end: the kernel chose the dialled port as our own, and two crossing
  /// SYNs open a connection (RFC 9293, 3.5). Nobody listens there.
  SELF(null),
  /// A connection between two ports of one address.
  ACCEPTED_HERE(PortReason.ACCEPTED),
  ACCEPTED(PortReason.ACCEPTED),
  REFUSED(PortReason.REFUSED),
  SILENCE(PortReason.NO_RESPONSE),
  HOST_UNREACHABLE(PortReason.HOST_UNREACHABLE),
  NET_UNREACHABLE(PortReason.NET_UNREACHABLE),
  PROHIBITED(PortReason.PROHIBITED),
  PROTOCOL_UNREACHABLE(PortReason.PROTOCOL_UNREACHABLE),
  /// What [#REFUSED] is on the wire.
  RESET(PortReason.RESET),
  /// UDP: a datagram.
  RESPONSE(PortReason.UDP_RESPONSE),
  PORT_UNREACHABLE(PortReason.PORT_UNREACHABLE);

  private final @Nullable PortReason reason;

  Answer(@Nullable PortReason reason) {
    this.reason = reason;
  }

  /// What it says of the port, taken alone; empty when that is nothing.
  Optional<PortReason> reason() {
    return Optional.ofNullable(reason);
  }

  /// Whether the other side itself answered: only that measures a round trip.
  boolean isOfTheHost() {
    return reason != null && reason.isOfTheHost();
  }
}
