package vigia.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.UsageException;
import vigia.cli.terminal.Column;
import vigia.cli.terminal.Style;
import vigia.cli.terminal.Table;
import vigia.language.Csv;
import vigia.language.Tint;
import vigia.language.view.ScanChangeColumns;
import vigia.language.view.ScanColumns;
import vigia.machine.ScanChange;
import vigia.machine.ScanComparison;
import vigia.machine.ScanList;
import vigia.machine.ScanSummary;
import vigia.machine.Wire;

/// A history of scans in one of the formats.
final class ScansView {
  private final Call call;

  /// nmap has no form for a list of scans, nor for what changed between two.
  ScansView(Call call) {
    this.call = call;
    if (call.text(Flag.SCAN_FORMAT, "").equals(Flag.NMAP_XML)) {
      throw new UsageException(
          call.invocation().command(), "cli.usage.format-of-scan", "format", Flag.NMAP_XML);
    }
  }

  void list(ScanList list) {
    switch (call.format()) {
      case TABLE -> table(ScanColumns.of(call.speech()), list.scans(), ScansView::roomOfScans);
      case JSON -> call.out().line(Wire.json(list));
      case JSONL -> list.scans().forEach(scan -> call.out().line(Wire.json(scan)));
      case CSV -> {
        call.out().line(Csv.header(ScanSummary.class));
        list.scans().forEach(scan -> call.out().line(Csv.row(scan)));
      }
    }
  }

  void comparison(ScanComparison comparison) {
    List<ScanChange> changes = ScanChange.of(comparison);
    switch (call.format()) {
      case TABLE -> {
        line(Tint.DIM, call.speech().text("scans.before") + ": " + named(comparison.before()));
        line(Tint.DIM, call.speech().text("scans.after") + ": " + named(comparison.after()));
        table(ScanChangeColumns.of(call.speech()), changes, ScansView::roomOfChanges);
        if (changes.isEmpty()) {
          line(Tint.TITLE, call.speech().text("scans.no-change"));
        }
      }
      case JSON -> call.out().line(Wire.json(comparison));
      case JSONL -> {
        var all = new ArrayList<Object>(comparison.hosts());
        all.addAll(comparison.ports());
        all.addAll(comparison.notCompared());
        all.forEach(change -> call.out().line(Wire.json(change)));
      }
      case CSV -> {
        call.out().line(Csv.header(ScanChange.class));
        changes.forEach(change -> call.out().line(Csv.row(change)));
      }
    }
  }

  private void line(Tint tint, String text) {
    call.out().line(call.terminal().style().paint(tint, text));
  }

  private String named(ScanSummary scan) {
    return String.join(
        "  ",
        scan.id(),
        call.speech().formats().minute(scan.startedAt()),
        ScanColumns.targets(scan),
        ScanColumns.ports(scan));
  }

  private <T> void table(
      List<vigia.language.view.Column<T>> columns,
      List<T> rows,
      Function<String, UnaryOperator<Column>> room) {
    Style style = call.terminal().style();
    new Table(Rows.columns(columns, room), style, call.terminal().width())
        .print(rows.stream().map(row -> Rows.cells(columns, row)).toList(), call.out());
  }

  private static UnaryOperator<Column> roomOfScans(String key) {
    return switch (key) {
      case "targets" -> column -> column.squeezed(12);
      case "ports" -> column -> column.squeezed(8).spare(2);
      case "by" -> column -> column.squeezed(8).spare(1);
      default -> column -> column;
    };
  }

  private static UnaryOperator<Column> roomOfChanges(String key) {
    return key.equals("ports") ? column -> column.squeezed(16) : column -> column;
  }
}
