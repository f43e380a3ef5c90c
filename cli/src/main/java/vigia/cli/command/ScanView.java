package vigia.cli.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vigia.cli.terminal.Cell;
import vigia.cli.terminal.Column;
import vigia.cli.terminal.Speech;
import vigia.cli.terminal.Style;
import vigia.cli.terminal.Style.Tint;
import vigia.cli.terminal.Table;
import vigia.language.Formats;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;

/// A scan for people: each target with its counts, and its rows, open ports first.
final class ScanView {
  private final Call call;
  private final Speech speech;
  private final Formats formats;
  private final Style style;

  ScanView(Call call) {
    this.call = call;
    speech = call.speech();
    formats = speech.formats();
    style = call.terminal().style();
  }

  void print(ScanStatus status) {
    for (TargetResult target : status.targets()) {
      print(target);
      call.out().line("");
    }
    String elapsed = formats.duration(Duration.ofMillis(status.elapsedMillis()));
    call.out()
        .line(
            style.paint(
                Tint.DIM,
                speech.text(
                    "cli.scan.summary",
                    "state",
                    speech.words().of(status.state()),
                    "scanned",
                    formats.count(status.scanned()),
                    "of",
                    formats.count(status.of()),
                    "elapsed",
                    elapsed)));
  }

  private void print(TargetResult target) {
    String address = target.address();
    String name =
        address == null || address.equals(target.target())
            ? target.target()
            : target.target() + " (" + address + ")";
    call.out()
        .line(
            style.paint(Tint.TITLE, Cell.of(name).text())
                + "  "
                + style.paint(tint(target.state()), speech.words().of(target.state()))
                + (ScanCommand.failed(target.state()) ? "" : "  " + counts(target)));
    List<PortRow> rows =
        target.rows().stream()
            .sorted(
                Comparator.comparing((PortRow row) -> row.state() != PortState.OPEN)
                    .thenComparingInt(PortRow::port))
            .toList();
    new Table(columns(), style, call.terminal().width(), "  ")
        .print(rows.stream().map(this::row).toList(), call.out());
    notShown(target, rows);
  }

  private String counts(TargetResult target) {
    return speech.text(
        "cli.scan.counts",
        "open",
        formats.count(target.open()),
        "closed",
        formats.count(target.closed()),
        "filtered",
        formats.count(target.filtered()));
  }

  private void notShown(TargetResult target, List<PortRow> rows) {
    var parts = new ArrayList<String>();
    hidden(target.closed(), PortState.CLOSED, rows, parts);
    hidden(target.filtered(), PortState.FILTERED, rows, parts);
    if (!parts.isEmpty()) {
      call.out()
          .line(
              "  "
                  + style.paint(
                      Tint.DIM,
                      speech.text("cli.scan.not-shown", "ports", String.join(", ", parts))));
    }
  }

  private void hidden(int count, PortState state, List<PortRow> rows, List<String> parts) {
    long shown = rows.stream().filter(row -> row.state() == state).count();
    if (count > shown) {
      parts.add(formats.count(count - shown) + " " + speech.words().of(state));
    }
  }

  private List<Column> columns() {
    return List.of(
        Column.number(title("port")),
        Column.word(title("state")),
        Column.text(title("service"), 8).spare(1),
        Column.text(title("reason"), 12));
  }

  private String title(String name) {
    return speech.text("cli.head." + name);
  }

  private List<Cell> row(PortRow row) {
    String service = row.service();
    return List.of(
        Cell.of(row.port() + "/" + row.protocol()),
        Cell.of(speech.words().of(row.state()), tint(row.state())),
        Cell.of(service == null ? "" : service),
        Cell.of(reason(row.reason()), Tint.DIM));
  }

  /// nmap's word, and what it means where that says more.
  private String reason(PortReason reason) {
    String words = speech.words().of(reason);
    return words.equals(reason.wire().replace('-', ' '))
        ? reason.wire()
        : reason.wire() + " (" + words + ")";
  }

  private static Tint tint(PortState state) {
    return switch (state) {
      case OPEN -> Tint.GOOD;
      case CLOSED -> Tint.DIM;
      case FILTERED, OPEN_OR_FILTERED -> Tint.WARNING;
    };
  }

  private static Tint tint(TargetState state) {
    return switch (state) {
      case UP -> Tint.GOOD;
      case WAITING, SILENT -> Tint.WARNING;
      case UNRESOLVED, NOT_ALLOWED -> Tint.BAD;
    };
  }
}
