package vigia.cli.command;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import vigia.cli.terminal.Column;
import vigia.cli.terminal.Style;
import vigia.cli.terminal.Table;
import vigia.language.Cell;
import vigia.language.Problems;
import vigia.language.Speech;
import vigia.language.Tint;
import vigia.language.view.PortColumns;
import vigia.language.view.Summaries;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;

/// A scan for people: each target with its counts, and its rows, open ports first.
final class ScanView {
  private final Call call;
  private final Speech speech;
  private final Style style;

  ScanView(Call call) {
    this.call = call;
    speech = call.speech();
    style = call.terminal().style();
  }

  void print(ScanStatus status) {
    for (TargetResult target : status.targets()) {
      print(target);
      call.out().line("");
    }
    call.out().line(style.paint(Tint.DIM, Summaries.of(status, speech)));
  }

  private void print(TargetResult target) {
    boolean dialled = Problems.of(target).isEmpty();
    call.out()
        .line(
            style.paint(Tint.TITLE, Cell.of(Summaries.name(target)).text())
                + "  "
                + style.paint(tint(target.state()), speech.words().of(target.state()))
                + (dialled ? "  " + Summaries.of(target, speech) : ""));
    for (String finding : Summaries.findings(target, speech)) {
      call.out().line("  " + style.paint(Tint.WARNING, Cell.of(finding).text()));
    }
    List<vigia.language.view.Column<PortRow>> columns = PortColumns.of(target.rows(), speech);
    List<List<Cell>> rows =
        target.rows().stream()
            .sorted(
                Comparator.comparing((PortRow row) -> row.state() != PortState.OPEN)
                    .thenComparingInt(PortRow::port))
            .map(row -> Rows.cells(columns, row))
            .toList();
    new Table(Rows.columns(columns, ScanView::room), style, call.terminal().width(), "  ")
        .print(rows, call.out());
    String notShown = Summaries.notShown(target, speech);
    if (!notShown.isEmpty()) {
      call.out().line("  " + style.paint(Tint.DIM, notShown));
    }
  }

  private static UnaryOperator<Column> room(String key) {
    return switch (key) {
      case "service" -> column -> column.squeezed(8).spare(1);
      case "reason" -> column -> column.squeezed(12).spare(2);
      case "answer", "listener" -> column -> column.squeezed(16);
      default -> column -> column;
    };
  }

  private static Tint tint(TargetState state) {
    return switch (state) {
      case UP -> Tint.GOOD;
      case WAITING, SILENT, EXCLUDED -> Tint.WARNING;
      case UNRESOLVED, NOT_ALLOWED -> Tint.BAD;
    };
  }
}
