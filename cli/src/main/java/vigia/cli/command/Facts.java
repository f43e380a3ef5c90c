package vigia.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigia.cli.terminal.Cell;
import vigia.cli.terminal.Output;
import vigia.cli.terminal.Style;
import vigia.cli.terminal.Style.Tint;
import vigia.language.Cells;
import vigia.machine.Unavailable;

/// Labels and what they are, in two columns under a title.
final class Facts {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final Call call;
  private final Style style;
  private final int width;
  private final List<Line> lines = new ArrayList<>();

  private record Line(String label, List<Cell> cells) {}

  Facts(Call call) {
    this.call = call;
    style = call.terminal().style();
    width = call.terminal().width();
  }

  /// A line under a label of the catalogue.
  Facts add(String key, Cell... cells) {
    lines.add(new Line(call.speech().text(key), List.of(cells)));
    return this;
  }

  /// The figure, or in its place why it is absent.
  ///
  /// @param name of the figure in the record that it is from
  <T> Cell figure(
      @Nullable T value,
      String name,
      Map<String, Unavailable> unavailable,
      Function<T, String> text) {
    return figure(call, value, name, unavailable, text);
  }

  static <T> Cell figure(
      Call call,
      @Nullable T value,
      String name,
      Map<String, Unavailable> unavailable,
      Function<T, String> text) {
    if (value != null) {
      return Cell.of(text.apply(value));
    }
    Unavailable why = unavailable.getOrDefault(name, Unavailable.UNKNOWN);
    return Cell.of(call.speech().words().of(why), Tint.DIM);
  }

  /// @param labelWidth cells for the labels, so that several blocks line up
  void print(String titleKey, int labelWidth) {
    Output out = call.out();
    out.line(style.paint(Tint.TITLE, call.speech().text(titleKey)));
    for (Line line : lines) {
      out.line(
          INDENT
              + style.paint(Tint.DIM, padded(line.label, labelWidth))
              + GAP
              + text(line, labelWidth));
    }
  }

  int labelWidth() {
    return lines.stream().mapToInt(line -> Cells.width(line.label)).max().orElse(0);
  }

  private String text(Line line, int labelWidth) {
    int room =
        width == Integer.MAX_VALUE ? width : width - INDENT.length() - GAP.length() - labelWidth;
    var text = new StringBuilder();
    for (Cell cell : line.cells) {
      String shown = Cells.fit(cell.text(), Math.max(0, room));
      room -= Cells.width(shown);
      text.append(style.paint(cell.tint(), shown));
    }
    return text.toString();
  }

  private static String padded(String label, int labelWidth) {
    return label + " ".repeat(Math.max(0, labelWidth - Cells.width(label)));
  }
}
