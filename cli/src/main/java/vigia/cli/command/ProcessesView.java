package vigia.cli.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vigia.cli.terminal.Cell;
import vigia.cli.terminal.Column;
import vigia.cli.terminal.Style.Tint;
import vigia.cli.terminal.Table;
import vigia.language.Formats;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessState;
import vigia.machine.Unavailable;

/// The process table for people.
final class ProcessesView {
  private final Call call;
  private final Formats formats;

  ProcessesView(Call call) {
    this.call = call;
    formats = call.speech().formats();
  }

  void print(ProcessPage page, ProcessTree tree) {
    call.out().line(call.terminal().style().paint(Tint.DIM, summary(page)));
    var rows = new ArrayList<List<Cell>>();
    for (int i = 0; i < tree.processes().size(); i++) {
      rows.add(row(tree.processes().get(i), tree.branches().get(i)));
    }
    new Table(columns(), call.terminal().style(), call.terminal().width()).print(rows, call.out());
  }

  private String summary(ProcessPage page) {
    var parts = new ArrayList<String>();
    parts.add(call.speech().catalogue().counted("cli.processes.total", page.total(), formats));
    if (page.shown() != page.total()) {
      parts.add(call.speech().text("cli.processes.shown", "count", formats.count(page.shown())));
    }
    if (page.hidden() != null && page.hidden() > 0) {
      parts.add(call.speech().text("cli.processes.hidden", "count", formats.count(page.hidden())));
    }
    if (page.intervalMillis() != null) {
      parts.add(
          call.speech()
              .text(
                  "cli.processes.interval",
                  "interval",
                  formats.duration(Duration.ofMillis(page.intervalMillis()))));
    }
    return String.join(", ", parts);
  }

  private List<Column> columns() {
    return List.of(
        Column.number(title("pid")),
        Column.text(title("user"), 8).spare(2),
        Column.word(title("state")).spare(3),
        Column.number(title("cpu")),
        Column.number(title("memory-share")).spare(4),
        Column.number(title("rss")),
        Column.number(title("threads")).spare(5),
        Column.text(title("process"), 12),
        Column.text(title("command"), 20).spare(1));
  }

  private String title(String name) {
    return call.speech().text("cli.head." + name);
  }

  private List<Cell> row(ProcessInfo process, String branch) {
    Map<String, Unavailable> why = process.unavailable();
    Cell name = Facts.figure(call, process.name(), "name", why, text -> text);
    return List.of(
        Cell.of(Long.toString(process.pid()), Tint.ACCENT),
        Facts.figure(call, process.user(), "user", why, text -> text),
        state(process),
        Facts.figure(call, process.cpuPercent(), "cpuPercent", why, formats::percent),
        Facts.figure(call, process.memoryPercent(), "memoryPercent", why, formats::percent),
        Facts.figure(call, process.rssBytes(), "rssBytes", why, formats::bytes),
        Facts.figure(call, process.threads(), "threads", why, formats::count),
        new Cell(branch + name.text(), name.tint()),
        new Cell(command(process).text(), Tint.DIM));
  }

  private Cell command(ProcessInfo process) {
    return Facts.figure(
        call, process.commandLine(), "commandLine", process.unavailable(), text -> text);
  }

  private Cell state(ProcessInfo process) {
    Cell cell =
        Facts.figure(
            call, process.state(), "state", process.unavailable(), call.speech().words()::of);
    return process.state() == null ? cell : new Cell(cell.text(), tint(process.state()));
  }

  private static Tint tint(ProcessState state) {
    return switch (state) {
      case RUNNING -> Tint.GOOD;
      case DISK_SLEEP, STOPPED, TRACED -> Tint.WARNING;
      case ZOMBIE, DEAD -> Tint.BAD;
      case SLEEPING, IDLE, PARKED, OTHER -> Tint.DIM;
    };
  }
}
