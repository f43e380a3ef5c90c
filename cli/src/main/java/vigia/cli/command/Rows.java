package vigia.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import vigia.cli.terminal.Column;
import vigia.language.Cell;

/// Draws the tables of `vigia.language.view` on a terminal: titles in capitals, and per column how
/// it gives way where there is little room.
final class Rows {
  private Rows() {}

  /// @param room what a column of that key does when the terminal is narrow
  static <T> List<Column> columns(
      List<vigia.language.view.Column<T>> columns, Function<String, UnaryOperator<Column>> room) {
    return columns.stream()
        .map(column -> {
          String title = column.title().toUpperCase(Locale.ROOT);
          return room.apply(column.key())
              .apply(column.right() ? Column.number(title) : Column.word(title));
        })
        .toList();
  }

  static <T> List<Cell> cells(List<vigia.language.view.Column<T>> columns, T row) {
    return columns.stream().map(column -> column.cell().apply(row)).toList();
  }
}
