package vigia.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.UsageException;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.SaidException;
import vigia.local.HostRoot;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.machine.BadValue;
import vigia.machine.Machine;
import vigia.machine.ProblemCode;

/// Opens the machine that a command asks: this computer, or one behind a server.
final class Machines {
  private Machines() {}

  static Machine open(Call call) throws IOException {
    String server = call.text(Flag.SERVER);
    String machine = call.text(Flag.MACHINE, Machine.LOCAL);
    if (server != null) {
      if (call.has(Flag.HOST_ROOT)) {
        throw new UsageException(call.invocation().command(), "cli.usage.host-root-with-server");
      }
      return Servers.machine(call, server, machine);
    }
    if (!machine.equals(Machine.LOCAL)) {
      throw ProblemCode.NO_SUCH_MACHINE.with("machine", machine);
    }
    return here(call);
  }

  /// This computer.
  static Machine here(Call call) {
    String root = call.text(Flag.HOST_ROOT);
    if (root == null) {
      return LocalMachine.open(LocalOptions.HERE);
    }
    return LocalMachine.open(
        new LocalOptions(
            Machine.LOCAL, hostRoot(root), LocalOptions.Engine.AUTO, List.of(), List.of()));
  }

  /// Where another host's files are, which always have a `/proc` among them.
  static HostRoot hostRoot(String given) {
    if (given.isBlank()) {
      throw BadValue.EMPTY.of(Flag.HOST_ROOT.word(), given);
    }
    Path root = directory(given);
    if (!Files.isDirectory(root.resolve("proc"))) {
      throw new SaidException(Exit.NO_ANSWER, "cli.failed.no-host-root", "path", given);
    }
    return new HostRoot(root);
  }

  /// An existing directory, absolute.
  static Path directory(String given) {
    Path path = Path.of(given).toAbsolutePath().normalize();
    if (!Files.isDirectory(path)) {
      throw (Files.exists(path) ? ProblemCode.NOT_A_DIRECTORY : ProblemCode.NO_SUCH_DIRECTORY)
          .with("path", given);
    }
    return path;
  }
}
