package vigia.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vigia.cli.terminal.Output;
import vigia.cli.terminal.Style;
import vigia.language.Cell;
import vigia.language.Cells;
import vigia.language.Formats;
import vigia.language.Tint;
import vigia.language.view.Fact;
import vigia.language.view.FactBlock;

/// Prints labels and what is said under them, in two columns under a title.
final class Facts {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";
  private static final int BAR = 20;

  /// What the widest of their kind take: sizes, sizes to the byte, shares.
  private static final int SIZE = 11;

  private static final int BYTES = 20;
  private static final int SHARE = 6;

  private final Call call;
  private final Style style;
  private final int width;
  private final int labels;

  /// @param blocks all that will be printed: their labels line up
  Facts(Call call, List<FactBlock> blocks) {
    this.call = call;
    style = call.terminal().style();
    width = call.terminal().width();
    labels =
        blocks.stream()
            .flatMap(block -> block.facts().stream())
            .mapToInt(fact -> Cells.width(fact.label()))
            .max()
            .orElse(0);
  }

  static String title(Call call, String title) {
    return call.terminal().style().paint(Tint.TITLE, title.toUpperCase(Locale.ROOT));
  }

  void print(FactBlock block) {
    Output out = call.out();
    out.line(title(call, block.title()));
    for (Fact fact : block.facts()) {
      String padding = " ".repeat(Math.max(0, labels - Cells.width(fact.label())));
      out.line(INDENT + style.paint(Tint.DIM, fact.label() + padding) + GAP + text(fact));
    }
  }

  private String text(Fact fact) {
    int room = width == Integer.MAX_VALUE ? width : width - INDENT.length() - GAP.length() - labels;
    var text = new StringBuilder();
    for (Fact.Part part : fact.parts()) {
      for (Cell cell : cells(part)) {
        String shown = Cells.fit(cell.text(), Math.max(0, room));
        room -= Cells.width(shown);
        text.append(style.paint(cell.tint(), shown));
      }
    }
    return text.toString();
  }

  private List<Cell> cells(Fact.Part part) {
    Formats formats = call.speech().formats();
    var cells = new ArrayList<Cell>();
    switch (part) {
      case Fact.Text(Cell cell) -> cells.add(cell);
      case Fact.Size(long bytes) -> {
        cells.add(Cell.of(right(formats.bytes(bytes), SIZE)));
        cells.add(Cell.of(right(formats.count(bytes), BYTES) + " B", Tint.DIM));
      }
      case Fact.Share(double percent) -> {
        cells.add(Cell.of(right(formats.percent(percent), SHARE)));
        cells.add(bar(percent));
      }
    }
    return cells;
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private static Cell bar(double percent) {
    int full = (int) Math.round(Math.clamp(percent, 0, 100) * BAR / 100);
    return new Cell("  " + "━".repeat(full) + "─".repeat(BAR - full), Tint.ofShare(percent));
  }
}
