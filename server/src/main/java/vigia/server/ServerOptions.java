package vigia.server;

import java.nio.file.Path;
import java.util.List;
import vigia.server.limit.ServerLimits;
import vigia.server.tls.Tls;

/// How a server listens.
///
/// @param address an IP literal or a name of this machine; any but a loopback address needs TLS
/// @param port 0 for a free one
/// @param home VIGIA_HOME
/// @param hostNames further names in the Host header that are answered to
public record ServerOptions(
    String address, int port, Path home, List<String> hostNames, Tls tls, ServerLimits limits) {
  public static final int USUAL_PORT = 8899;

  public ServerOptions {
    hostNames = List.copyOf(hostNames);
  }

  /// In clear, for this machine alone.
  public static ServerOptions loopback(int port, Path home) {
    return new ServerOptions("127.0.0.1", port, home, List.of(), Tls.NONE, ServerLimits.USUAL);
  }
}
