package vigia.cli.command;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.UsageException;
import vigia.cli.terminal.Exit;
import vigia.client.RemoteMachine;
import vigia.machine.Machine;
import vigia.machine.ProblemCode;
import vigia.machine.ScanHistory;
import vigia.machine.ScanStatus;

/// `vigia scans`: those that run or are remembered; one of them; what changed between two.
public final class ScansCommand {
  public ScansCommand() {}

  public Exit run(Call call) throws IOException, InterruptedException {
    String server = call.text(Flag.SERVER);
    String machine = call.text(Flag.MACHINE, Machine.LOCAL);
    if (server != null) {
      try (RemoteMachine remote = Servers.machine(call, server, machine)) {
        return answer(call, remote.scanHistory(), remote);
      }
    }
    if (!machine.equals(Machine.LOCAL)) {
      throw ProblemCode.NO_SUCH_MACHINE.with("machine", machine);
    }
    return answer(call, ScansHere.of(call), null);
  }

  private static Exit answer(Call call, ScanHistory history, @Nullable RemoteMachine remote)
      throws InterruptedException {
    List<String> ids = call.invocation().arguments();
    if (call.has(Flag.FORGET)) {
      if (ids.size() != 1) {
        throw new UsageException(call.invocation().command(), "cli.usage.forget");
      }
      history.forget(ids.getFirst());
      return Exit.DONE;
    }
    return switch (ids.size()) {
      case 0 -> {
        new ScansView(call).list(history.list());
        yield Exit.DONE;
      }
      case 1 -> shown(call, history, remote, ids.getFirst());
      default -> {
        new ScansView(call).comparison(history.compare(ids.getFirst(), ids.getLast()));
        yield Exit.DONE;
      }
    };
  }

  private static Exit shown(
      Call call, ScanHistory history, @Nullable RemoteMachine remote, String id)
      throws InterruptedException {
    ScanStatus found = history.get(id);
    if (remote != null && !found.state().isOver()) {
      return ScanCommand.attached(call, remote.scan(id));
    }
    ScanPrinter.of(call).end(found);
    return Exit.DONE;
  }
}
