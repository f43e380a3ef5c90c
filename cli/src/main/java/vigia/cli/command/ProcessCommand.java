package vigia.cli.command;

import java.io.IOException;
import java.util.List;
import vigia.cli.syntax.Flag;
import vigia.cli.terminal.Exit;
import vigia.language.Csv;
import vigia.language.view.FactBlock;
import vigia.language.view.ProcessFacts;
import vigia.machine.Machine;
import vigia.machine.Pid;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;
import vigia.machine.Wire;

/// `vigia process`: one process by its PID.
public final class ProcessCommand {
  public ProcessCommand() {}

  public Exit run(Call call) throws IOException, InterruptedException {
    long pid = Pid.parse(call.invocation().argument());
    try (Machine machine = Machines.open(call)) {
      return Repeat.run(
          call,
          call.has(Flag.DETAILS)
              ? to -> print(to, machine.processDetails(pid, null))
              : to -> print(to, machine.process(pid, null)));
    }
  }

  private static void print(Call call, ProcessInfo process) {
    switch (call.format()) {
      case TABLE -> print(call, List.of(ProcessFacts.of(process, call.speech())));
      case JSON, JSONL -> call.out().line(Wire.json(process));
      case CSV -> call.out().line(Csv.header(ProcessInfo.class)).line(Csv.row(process));
    }
  }

  private static void print(Call call, ProcessDetails details) {
    switch (call.format()) {
      case TABLE -> print(call, ProcessFacts.of(details, call.speech()));
      case JSON, JSONL -> call.out().line(Wire.json(details));
      case CSV -> {
        call.out().line("name,value");
        Csv.flat(details).forEach(call.out()::line);
      }
    }
  }

  private static void print(Call call, List<FactBlock> blocks) {
    var facts = new Facts(call, blocks);
    for (int i = 0; i < blocks.size(); i++) {
      if (i > 0) {
        call.out().line("");
      }
      facts.print(blocks.get(i));
    }
  }
}
