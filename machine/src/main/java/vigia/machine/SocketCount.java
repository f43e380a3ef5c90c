package vigia.machine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many sockets of one protocol are in one state.
public record SocketCount(
    @Figure(
            en = "Protocol",
            pt = "Protocolo",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            source = "/proc/net/tcp, tcp6, udp, udp6")
        String protocol,
    @Figure(
            en = "State",
            pt = "Estado",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            formula = "st",
            source = "/proc/net/tcp, tcp6, udp, udp6")
        String state,
    @Figure(
            en = "Sockets in that state",
            pt = "Soquetes nesse estado",
            unit = Unit.COUNT,
            formula = "|{st}|",
            source = "/proc/net/tcp, tcp6, udp, udp6")
        @Nullable Long count,
    Map<String, Unavailable> unavailable) {
  public SocketCount {
    Wire.present(protocol, state);
    unavailable = Wire.reasons(unavailable);
  }
}
