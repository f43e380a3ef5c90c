package vigia.machine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One address and port that is listened on.
public record ListeningSocket(
    @Figure(
            en = "Protocol",
            pt = "Protocolo",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            source = "/proc/net/tcp, tcp6, udp, udp6")
        String protocol,
    @Figure(
            en = "Address that is listened on; :: may take IPv4 too",
            pt = "Endereço em que se escuta; :: pode aceitar IPv4 também",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            formula = "local_address",
            source = "/proc/net/tcp, tcp6, udp, udp6")
        String address,
    @Figure(
            en = "Port",
            pt = "Porta",
            unit = Unit.NONE,
            kind = Kind.LABEL,
            formula = "local_address",
            source = "/proc/net/tcp, tcp6, udp, udp6")
        String port,
    @Figure(
            en = "Process that listens, the lowest PID if there are several",
            pt = "Processo que escuta, o menor PID se houver vários",
            unit = Unit.NONE,
            formula = "inode → /proc/PID/fd/* = socket:[inode]",
            source = "/proc/net/tcp, tcp6, udp, udp6, /proc/PID/fd")
        @Nullable Long pid,
    @Figure(
            en = "Name of that process",
            pt = "Nome desse processo",
            unit = Unit.TEXT,
            source = "/proc/PID/comm")
        @Nullable String process,
    Map<String, Unavailable> unavailable) {
  public ListeningSocket {
    Wire.present(protocol, address, port);
    unavailable = Wire.reasons(unavailable);
  }
}
