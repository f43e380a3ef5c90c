package vigia.cli.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigia.client.Connection;
import vigia.client.RemoteMachine;
import vigia.client.ServerUrl;
import vigia.local.HostRoot;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.local.LocalOptions.Engine;
import vigia.machine.Machine;
import vigia.machine.Permission;
import vigia.server.Server;
import vigia.server.ServerOptions;
import vigia.server.access.Tokens;
import vigia.server.event.CannotStart;
import vigia.server.limit.ServerLimits;
import vigia.server.tls.Tls;

/// The kinds of machine that there are.
enum MachineKind {
  LOCAL,
  WITHOUT_NATIVE_ACCESS,
  PORTABLE,
  REMOTE_IN_CLEAR,
  REMOTE_ENCRYPTED;

  /// A machine, and what must end after it.
  record Opened(Machine machine, List<Runnable> after) implements AutoCloseable {
    @Override
    public void close() {
      machine.close();
      after.forEach(Runnable::run);
    }
  }

  /// @param home an empty directory, for the servers
  Opened open(Path home) throws IOException, CannotStart {
    return switch (this) {
      case LOCAL -> new Opened(local(Engine.AUTO), List.of());
      case WITHOUT_NATIVE_ACCESS -> new Opened(local(Engine.LINUX_WITHOUT_NATIVE), List.of());
      case PORTABLE -> new Opened(local(Engine.PORTABLE), List.of());
      case REMOTE_IN_CLEAR -> remote(home, Tls.NONE);
      case REMOTE_ENCRYPTED -> remote(home, Tls.OWN);
    };
  }

  /// Whether it must know what only system calls tell, such as a file's birth time.
  boolean makesSystemCalls() {
    return switch (this) {
      case LOCAL, REMOTE_IN_CLEAR, REMOTE_ENCRYPTED -> true;
      case WITHOUT_NATIVE_ACCESS, PORTABLE -> false;
    };
  }

  /// Whether `/proc` is among its file systems when all are asked for: OSHI has no way to ask.
  boolean listsTheKernelsOwnFileSystems() {
    return this != PORTABLE;
  }

  /// Whether a parenthesis and a newline in a name leave the rest as it is: OSHI loses its place in
  /// Linux's `stat` then, and does not say so.
  boolean readsHostileNames() {
    return this != PORTABLE;
  }

  /// Whether it knows all the details of a process; OSHI leaves out most of them.
  boolean tellsDetails() {
    return this != PORTABLE;
  }

  private static Machine local(Engine engine) {
    return LocalMachine.open(
        new LocalOptions(Machine.LOCAL, HostRoot.THIS, engine, List.of(), List.of()));
  }

  private static Opened remote(Path home, Tls tls) throws IOException, CannotStart {
    Machine local = local(Engine.AUTO);
    var options = new ServerOptions("127.0.0.1", 0, home, List.of(), tls, ServerLimits.USUAL);
    Server server = Server.start(options, Map.of(Machine.LOCAL, local), event -> {});
    String token =
        new Tokens(home).create("contract", Set.of(Permission.values()), null).token().text();
    var connection = new Connection(ServerUrl.parse(server.url()), token, server.fingerprint());
    return new Opened(
        RemoteMachine.open(connection, Machine.LOCAL), List.of(server::close, local::close));
  }
}
