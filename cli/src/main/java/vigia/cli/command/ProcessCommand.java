package vigia.cli.command;

import java.io.IOException;
import vigia.cli.syntax.Values;
import vigia.cli.terminal.Csv;
import vigia.cli.terminal.Exit;
import vigia.machine.Machine;
import vigia.machine.ProcessInfo;
import vigia.machine.Wire;

/// `vigia process`: one process by its PID.
public final class ProcessCommand {
  public ProcessCommand() {}

  public Exit run(Call call) throws IOException, InterruptedException {
    long pid = Values.pid(call.invocation().argument());
    try (Machine machine = Machines.open(call)) {
      return Repeat.run(call, to -> print(to, machine.process(pid, null)));
    }
  }

  private static void print(Call call, ProcessInfo process) {
    switch (call.format()) {
      case TABLE -> new ProcessView(call).print(process);
      case JSON, JSONL -> call.out().line(Wire.json(process));
      case CSV -> call.out().line(Csv.header(ProcessInfo.class)).line(Csv.row(process));
    }
  }
}
