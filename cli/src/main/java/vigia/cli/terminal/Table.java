package vigia.cli.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import vigia.language.Cell;
import vigia.language.Cells;
import vigia.language.Listing;
import vigia.language.Tint;

/// Rows under titles, fitted to a width. The first batch of rows decides how wide the columns are,
/// so that a table of any length can be printed as it comes.
public final class Table {
  private static final String GAP = "  ";

  private final List<Column> columns;
  private final Style style;
  private final int most;
  private final String indent;
  private final List<Integer> shown = new ArrayList<>();
  private int[] widths = {};

  /// @param most cells a line may take
  public Table(List<Column> columns, Style style, int most) {
    this(columns, style, most, "");
  }

  /// @param indent stands before every line
  public Table(List<Column> columns, Style style, int most, String indent) {
    this.columns = List.copyOf(columns);
    this.style = style;
    this.most = most - indent.length();
    this.indent = indent;
  }

  /// The titles, before the first batch only, and the rows.
  public void print(List<List<Cell>> rows, Output out) {
    if (rows.isEmpty()) {
      return;
    }
    if (shown.isEmpty()) {
      layOut(rows);
      out.line(line(columns.stream().map(c -> Cell.of(c.title(), Tint.TITLE)).toList()));
    }
    for (List<Cell> row : rows) {
      out.line(line(row));
    }
  }

  /// The table as a list that comes in pieces.
  public <T extends Record> Listing<T> listing(Function<T, List<Cell>> cells, Output out) {
    return new Listing<>() {
      @Override
      public void entries(List<T> entries) {
        print(entries.stream().map(cells).toList(), out);
        out.flush();
      }

      @Override
      public void end() {}
    };
  }

  private void layOut(List<List<Cell>> rows) {
    widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int widest = Cells.width(columns.get(i).title());
      for (List<Cell> row : rows) {
        widest = Math.max(widest, row.get(i).width());
      }
      widths[i] = widest;
      shown.add(i);
    }
    while (excess() > squeezable() && dropSparest()) {
      // Until what remains can be squeezed into the line, or nothing can be left out.
    }
    squeeze();
  }

  private int excess() {
    long total = (long) GAP.length() * (shown.size() - 1);
    for (int i : shown) {
      total += widths[i];
    }
    return (int) Math.max(0, total - most);
  }

  private int squeezable() {
    return shown.stream().mapToInt(this::slack).sum();
  }

  private int slack(int i) {
    Column column = columns.get(i);
    int least = Math.max(column.least(), Cells.width(column.title()));
    return column.least() == 0 ? 0 : Math.max(0, widths[i] - least);
  }

  private boolean dropSparest() {
    Integer sparest =
        Collections.max(shown, Comparator.comparingInt(column -> columns.get(column).spare()));
    return columns.get(sparest).spare() > 0 && shown.remove(/* element */ sparest);
  }

  /// Takes from the column with most to spare until the line fits.
  private void squeeze() {
    for (int excess = excess(); excess > 0; excess--) {
      int widest = -1;
      for (int i : shown) {
        if (slack(i) > 0 && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  private String line(List<Cell> row) {
    var line = new StringBuilder(indent);
    for (int at = 0; at < shown.size(); at++) {
      int i = shown.get(at);
      boolean last = at == shown.size() - 1;
      Cell cell = row.get(i);
      // Without a limit a later, wider row may pass its column; on a terminal it never wraps.
      String text = most > 10_000 ? cell.text() : Cells.fit(cell.text(), widths[i]);
      String padding = " ".repeat(Math.max(0, widths[i] - Cells.width(text)));
      if (columns.get(i).right()) {
        line.append(padding).append(style.paint(cell.tint(), text));
      } else {
        line.append(style.paint(cell.tint(), text)).append(last ? "" : padding);
      }
      line.append(last ? "" : GAP);
    }
    return line.toString();
  }
}
