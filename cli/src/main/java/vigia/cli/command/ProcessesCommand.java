package vigia.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.cli.command.Pages.Part;
import vigia.cli.syntax.Flag;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.Format;
import vigia.language.Listing;
import vigia.language.view.ProcessTree;
import vigia.machine.Machine;
import vigia.machine.Order;
import vigia.machine.Page;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;

/// `vigia processes`: the process table.
public final class ProcessesCommand {
  public ProcessesCommand() {}

  public Exit run(Call call) throws IOException, InterruptedException {
    ProcessQuery first = query(call);
    try (Machine machine = Machines.open(call)) {
      return Repeat.run(call, to -> list(to, machine, first));
    }
  }

  private static ProcessQuery query(Call call) {
    ProcessSort sort =
        Choices.of(ProcessSort.values(), ProcessSort::wire, call.text(Flag.PROCESS_SORT, "cpu"));
    String order = call.text(Flag.ORDER);
    return new ProcessQuery(
        sort,
        order == null ? null : Choices.of(Order.values(), Order::wire, order),
        call.text(Flag.FILTER, ""),
        Page.FIRST);
  }

  private static void list(Call call, Machine machine, ProcessQuery query) {
    ProcessPage all = all(call, machine, query);
    boolean tree = call.has(Flag.TREE);
    ProcessTree ordered =
        tree ? ProcessTree.of(all.processes()) : ProcessTree.flat(all.processes());
    if (call.format() == Format.TABLE) {
      new ProcessesView(call).print(all, ordered);
      return;
    }
    Listing<ProcessInfo> listing =
        switch (call.format()) {
          case JSON -> Listing.json(all.with(List.of()), "processes", call.out());
          case CSV -> Listing.csv(ProcessInfo.class, call.out());
          case JSONL, TABLE -> Listing.jsonLines(call.out());
        };
    listing.entries(ordered.processes());
    listing.end();
  }

  /// The whole table: a tree needs all of it, and there are never more than a few thousand.
  private static ProcessPage all(Call call, Machine machine, ProcessQuery query) {
    var gathered =
        new Object() {
          final List<ProcessInfo> processes = new ArrayList<>();
          @Nullable ProcessPage first;
        };
    new Pages(call)
        .follow(page -> {
          ProcessPage found = machine.processes(query.at(page));
          gathered.first = gathered.first == null ? found : gathered.first;
          gathered.processes.addAll(found.processes());
          return new Part(found.processes().size(), found.nextCursor());
        });
    ProcessPage first = gathered.first;
    if (first == null) {
      throw new IllegalStateException("no page was asked for");
    }
    return first.with(gathered.processes);
  }
}
