package vigia.cli.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.machine.Machine;
import vigia.server.Server;
import vigia.server.ServerOptions;
import vigia.server.event.CannotStart;

/// This machine behind a server on loopback, as `vigia serve` starts it.
final class RunningServer implements AutoCloseable {
  private final Machine machine;
  private final Server server;

  private RunningServer(Machine machine, Server server) {
    this.machine = machine;
    this.server = server;
  }

  /// @param port 0 for a free one
  static RunningServer start(Path home, int port) {
    Machine machine = LocalMachine.open(LocalOptions.HERE);
    try {
      var options = ServerOptions.loopback(port, home);
      return new RunningServer(
          machine, Server.start(options, Map.of(Machine.LOCAL, machine), event -> {}));
    } catch (CannotStart impossible) {
      machine.close();
      throw new IllegalStateException(impossible);
    }
  }

  Machine machine() {
    return machine;
  }

  String url() {
    return server.url();
  }

  int port() {
    return server.port();
  }

  String loginLink() {
    try {
      return server.loginLink();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.close();
    machine.close();
  }
}
