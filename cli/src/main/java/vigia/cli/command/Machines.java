package vigia.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.UsageException;
import vigia.local.HostRoot;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
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

  private static Machine here(Call call) {
    String root = call.text(Flag.HOST_ROOT);
    if (root == null) {
      return LocalMachine.open(LocalOptions.HERE);
    }
    return LocalMachine.open(
        new LocalOptions(
            Machine.LOCAL,
            new HostRoot(directory(root)),
            LocalOptions.Engine.AUTO,
            List.of(),
            List.of()));
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
