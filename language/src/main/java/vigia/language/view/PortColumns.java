package vigia.language.view;

import java.util.ArrayList;
import java.util.List;
import vigia.language.Cell;
import vigia.language.Speech;
import vigia.language.Tint;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortState;

/// The columns of a scan's ports.
public final class PortColumns {
  private PortColumns() {}

  /// All there are, for ports of several computers in one table.
  public static List<Column<PortRow>> withAddress(Speech speech) {
    var columns = new ArrayList<>(of(speech));
    columns.add(answer(speech));
    columns.add(listener(speech));
    columns.add(Column.text(speech, "address", row -> Cell.of(row.address()), PortRow::address));
    return List.copyOf(columns);
  }

  /// Those that have something to say of these rows.
  public static List<Column<PortRow>> of(List<PortRow> rows, Speech speech) {
    var columns = new ArrayList<>(of(speech));
    if (rows.stream().anyMatch(row -> row.answer() != null)) {
      columns.add(answer(speech));
    }
    if (rows.stream().anyMatch(row -> row.listener() != null)) {
      columns.add(listener(speech));
    }
    return List.copyOf(columns);
  }

  private static Column<PortRow> answer(Speech speech) {
    return Column.text(
        speech,
        "answer",
        row -> Cell.of(PortAnswers.of(row.answer(), speech)),
        row -> row.answer() == null ? null : PortAnswers.of(row.answer(), speech));
  }

  private static Column<PortRow> listener(Speech speech) {
    return Column.text(
        speech,
        "listener",
        row -> PortListeners.of(row.listener(), speech),
        row -> row.listener() == null ? null : PortListeners.of(row.listener(), speech).text());
  }

  public static List<Column<PortRow>> of(Speech speech) {
    return List.of(
        Column.number(
            speech, "port", row -> Cell.of(row.port() + "/" + row.protocol()), PortRow::port),
        Column.text(
            speech,
            "state",
            row -> Cell.of(speech.words().of(row.state()), tint(row.state())),
            PortRow::state),
        Column.text(
            speech,
            "service",
            row -> Cell.of(row.service() == null ? "" : row.service()),
            PortRow::service),
        Column.text(
            speech,
            "reason",
            row -> Cell.of(reason(speech, row.reason()), Tint.DIM),
            PortRow::reason));
  }

  /// nmap's word, and what it means where that says more.
  private static String reason(Speech speech, PortReason reason) {
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
}
