package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who listens on a port of the machine that scans, by its kernel's own table.
///
/// @param address that the socket is bound to; `0.0.0.0` and `::` are all addresses
/// @param pid of the process that holds it; the lowest if several do
/// @param process that process's name, /proc/PID/comm
/// @param user the socket's owner, by number where it has no name
/// @param sockets how many listen there (SO_REUSEPORT); the others are of the first one's kind
/// @param finding where that and the scan disagree; absent when they do not
/// @param unavailable why a figure is absent
@Json
public record PortListener(
    @Nullable String address,
    @Nullable Long pid,
    @Nullable String process,
    @Nullable String user,
    @Nullable Integer sockets,
    @Nullable ListenerFinding finding,
    Map<String, Unavailable> unavailable) {
  public PortListener {
    unavailable = Wire.reasons(unavailable);
  }

  /// One of which nothing is known.
  public static PortListener unknown(Unavailable why) {
    return new PortListener(
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of("address", why, "pid", why, "process", why, "user", why, "sockets", why));
  }
}
