package vigia.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import vigia.cli.terminal.Column;
import vigia.cli.terminal.Style;
import vigia.cli.terminal.Table;
import vigia.language.Cell;
import vigia.language.Tint;
import vigia.language.view.ProcessColumns;
import vigia.language.view.ProcessTree;
import vigia.language.view.Summaries;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;

/// The process table for people.
final class ProcessesView {
  private static final String NAME = "process";

  private final Call call;

  ProcessesView(Call call) {
    this.call = call;
  }

  void print(ProcessPage page, ProcessTree tree) {
    Style style = call.terminal().style();
    call.out().line(style.paint(Tint.DIM, Summaries.of(page, call.speech())));
    List<vigia.language.view.Column<ProcessInfo>> columns = ProcessColumns.of(call.speech());
    var rows = new ArrayList<List<Cell>>();
    for (int i = 0; i < tree.processes().size(); i++) {
      rows.add(row(columns, tree.processes().get(i), tree.branches().get(i)));
    }
    new Table(Rows.columns(columns, ProcessesView::room), style, call.terminal().width())
        .print(rows, call.out());
  }

  /// With the branch drawn before the process's name.
  private static List<Cell> row(
      List<vigia.language.view.Column<ProcessInfo>> columns, ProcessInfo process, String branch) {
    return columns.stream()
        .map(column -> {
          Cell cell = column.cell().apply(process);
          return column.key().equals(NAME) ? new Cell(branch + cell.text(), cell.tint()) : cell;
        })
        .toList();
  }

  private static UnaryOperator<Column> room(String key) {
    return switch (key) {
      case "user" -> column -> column.squeezed(8).spare(2);
      case "state" -> column -> column.spare(3);
      case "memory-share" -> column -> column.spare(4);
      case "threads" -> column -> column.spare(5);
      case NAME -> column -> column.squeezed(12);
      case "command" -> column -> column.squeezed(20).spare(1);
      default -> column -> column;
    };
  }
}
