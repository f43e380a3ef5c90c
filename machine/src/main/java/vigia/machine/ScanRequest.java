package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which ports of which computers to try.
///
/// @param targets at least one IPv4 or IPv6 address, host name, network (`10.0.0.0/24`) or range
///   (`10.0.0.1-20`, `10.0.0.1-10.0.1.20`); with `!` before it, an address, network or range that
///   must not be scanned
/// @param ports such as `22,80,1000-2000`, `ssh,http*` by the names of services that the machine
///   which scans knows, `top:100` for the most used ones; null for 1-1024 of TCP and `top:100` of
///   UDP
/// @param protocol `tcp`, also when null, or `udp`
/// @param all rows for every port, however many; null for no
@Json
public record ScanRequest(
    List<String> targets,
    @Nullable String ports,
    @Nullable String protocol,
    @Nullable Boolean all) {
  public static final int MOST_TARGETS = 256;
  private static final int LONGEST_TARGET = 255;

  public ScanRequest {
    if (targets == null || targets.isEmpty()) {
      throw BadValue.EMPTY.of("targets", "");
    }
    if (targets.stream().anyMatch(Objects::isNull)) {
      throw BadValue.MALFORMED.of("targets", "null");
    }
    targets = targets.stream().map(String::strip).toList();
    if (targets.size() > MOST_TARGETS) {
      throw BadValue.TOO_MANY.of(
          "targets", Integer.toString(targets.size()), "1", Integer.toString(MOST_TARGETS));
    }
    for (String target : targets) {
      if (target.isEmpty()) {
        throw BadValue.EMPTY.of("targets", "");
      }
      if (target.length() > LONGEST_TARGET) {
        throw BadValue.TOO_LONG.of("targets", target);
      }
    }
    ports = ports == null ? null : PortWords.parse(ports).toString();
    if (protocol != null && !protocol.equals("tcp") && !protocol.equals("udp")) {
      throw BadValue.NOT_ONE_OF.allowed("protocol", protocol, "tcp, udp");
    }
  }

  /// The usual ones of the protocol when none were given.
  @Override
  public String ports() {
    return ports == null ? transport().usualPorts() : ports;
  }

  public static ScanRequest of(String target, String ports) {
    return of(List.of(target), ports);
  }

  /// @param ports null for the usual ones
  public static ScanRequest of(List<String> targets, @Nullable String ports) {
    return new ScanRequest(targets, ports, null, null);
  }

  /// The same with rows for every port, or without.
  public ScanRequest withAll(boolean every) {
    return new ScanRequest(targets, ports, protocol, every);
  }

  /// The same by another protocol, and with that one's usual ports where none were given.
  public ScanRequest with(Protocol other) {
    return new ScanRequest(targets, ports, other.wire(), all);
  }

  public PortWords portWords() {
    return PortWords.parse(ports());
  }

  /// The protocol that is asked for.
  public Protocol transport() {
    return Protocol.UDP.wire().equals(protocol) ? Protocol.UDP : Protocol.TCP;
  }

  public boolean everyRow() {
    return Boolean.TRUE.equals(all);
  }
}
