package vigia.cli.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigia.client.KnownServer;
import vigia.client.KnownServers;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.machine.Machine;
import vigia.machine.Permission;
import vigia.server.Server;
import vigia.server.ServerOptions;
import vigia.server.access.Tokens;
import vigia.server.event.CannotStart;
import vigia.server.limit.ServerLimits;
import vigia.server.tls.Tls;

/// This machine behind a server on loopback.
///
/// @param home the server's
record ServedMachine(Path home, Machine machine, Server server) implements AutoCloseable {
  /// @param port 0 for a free one
  static ServedMachine start(Path home, int port, Tls tls) throws CannotStart {
    Machine machine = LocalMachine.open(LocalOptions.HERE);
    var options = new ServerOptions("127.0.0.1", port, home, List.of(), tls, ServerLimits.USUAL);
    try {
      return new ServedMachine(
          home, machine, Server.start(options, Map.of(Machine.LOCAL, machine), event -> {}));
    } catch (CannotStart impossible) {
      machine.close();
      throw impossible;
    }
  }

  String token() throws IOException {
    return new Tokens(home).create("window", Set.of(Permission.values()), null).token().text();
  }

  /// Known there under that name from now on.
  void makeKnown(Path clientHome, String name) throws IOException {
    new KnownServers(clientHome)
        .put(new KnownServer(name, server.url(), token(), server.fingerprint()));
  }

  @Override
  public void close() {
    server.close();
    machine.close();
  }
}
