package vigia.desktop.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;
import vigia.language.Cell;
import vigia.language.Formats;
import vigia.language.Tint;
import vigia.language.view.Fact;
import vigia.language.view.FactBlock;

/// A block of facts: labels, and beside each what is said.
///
/// What is on the screen is changed rather than made anew: it changes once a second, and somebody
/// may be reading.
public final class FactsPanel extends JPanel {
  private static final int BAR = 64;

  /// Pixels at 100 % that the first part of a line keeps.
  private static final int KEPT = 120;

  /// Characters of a part that stands on lines of its own: about four lines. A command can be as
  /// long as a book.
  private static final int MOST = 160;

  private final Formats formats;
  private final boolean stacked;
  private List<String> labels = List.of();
  private List<Line> lines = List.of();

  private FactsPanel(Formats formats, boolean stacked) {
    super(new GridBagLayout());
    this.formats = formats;
    this.stacked = stacked;
    setOpaque(false);
  }

  /// What is said stands beside its label.
  public static FactsPanel beside(Formats formats) {
    return new FactsPanel(formats, false);
  }

  /// What is said stands below its label, for narrow places.
  public static FactsPanel stacked(Formats formats) {
    return new FactsPanel(formats, true);
  }

  public void show(FactBlock block) {
    List<String> now = block.facts().stream().map(Fact::label).toList();
    if (!now.equals(labels)) {
      build(block);
      labels = now;
    }
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).show(block.facts().get(i));
    }
  }

  private void build(FactBlock block) {
    removeAll();
    lines = new ArrayList<>();
    add(Texts.styled("h4", block.title()), at(0, 0));
    int row = 1;
    for (Fact fact : block.facts()) {
      add(Texts.dim(fact.label()), at(0, row));
      var line = new Line();
      lines.add(line);
      add(line, stacked ? at(0, ++row) : at(1, row));
      row++;
    }
    GridBagConstraints rest = at(0, row);
    rest.weighty = 1;
    add(Box.createGlue(), rest);
    revalidate();
  }

  private GridBagConstraints at(int column, int row) {
    var place = new GridBagConstraints();
    place.gridx = column;
    place.gridy = row;
    place.gridwidth = row == 0 || stacked ? GridBagConstraints.REMAINDER : 1;
    place.anchor = GridBagConstraints.LINE_START;
    place.fill = GridBagConstraints.HORIZONTAL;
    place.weightx = column == 1 || stacked ? 1 : 0;
    boolean belongsToAbove = stacked && row > 0 && row % 2 == 0;
    place.insets =
        new Insets(
            UIScale.scale(row == 0 || belongsToAbove ? 0 : stacked ? 8 : 4),
            UIScale.scale(column == 0 ? 0 : 16),
            UIScale.scale(row == 0 ? 4 : 0),
            0);
    return place;
  }

  /// What is said of one fact.
  private final class Line extends JPanel {
    private final List<JComponent> shown = new ArrayList<>();
    private List<Fact.Part> said = List.of();

    Line() {
      setLayout(new BoxLayout(this, stacked ? BoxLayout.PAGE_AXIS : BoxLayout.LINE_AXIS));
      setOpaque(false);
    }

    /// Where there is too little room, the text is cut, and whole where the mouse rests on it.
    /// Below its label, each part is on as many lines as it needs.
    @Override
    public Dimension getMinimumSize() {
      return new Dimension(0, getPreferredSize().height);
    }

    @Override
    public Dimension getPreferredSize() {
      Dimension wanted = super.getPreferredSize();
      return new Dimension(stacked ? 0 : wanted.width, wanted.height);
    }

    void show(Fact fact) {
      if (fact.parts().equals(said)) {
        return;
      }
      said = fact.parts();
      List<Cell> cells = cells(said, formats);
      Double share = share(said);
      boolean sameShape = shown.size() == cells.size() + (share == null ? 0 : 1);
      if (!sameShape) {
        removeAll();
        shown.clear();
        cells.forEach(cell -> put(stacked ? new Wrapped() : cut(Texts.label(cell))));
        if (share != null) {
          add(Box.createHorizontalStrut(UIScale.scale(10)));
          put(new ShareBar(BAR));
        }
        if (!stacked) {
          add(Box.createHorizontalGlue());
        }
        revalidate();
      }
      for (int i = 0; i < cells.size(); i++) {
        tell(shown.get(i), cells.get(i));
      }
      if (share != null) {
        ((ShareBar) shown.getLast()).show(share, Colours.of(Tint.ofShare(share)));
      }
    }

    private static void tell(JComponent component, Cell cell) {
      String text = cell.text();
      if (component instanceof JLabel label) {
        label.setText(text);
      } else if (component instanceof Wrapped wrapped) {
        wrapped.setText(shortened(text.strip()));
      }
      component.setForeground(Colours.of(cell.tint()));
      component.setToolTipText(text.isBlank() ? null : text);
    }

    private static String shortened(String text) {
      return text.codePointCount(0, text.length()) <= MOST
          ? text
          : text.substring(0, text.offsetByCodePoints(0, MOST)) + "…";
    }

    /// What comes first is the last to give way.
    private JLabel cut(JLabel label) {
      Dimension wanted = label.getPreferredSize();
      int least = shown.isEmpty() ? Math.min(wanted.width, UIScale.scale(KEPT)) : 0;
      label.setMinimumSize(new Dimension(least, wanted.height));
      return label;
    }

    private void put(JComponent component) {
      shown.add(component);
      add(component);
    }
  }

  private static @Nullable Double share(List<Fact.Part> parts) {
    for (Fact.Part part : parts) {
      if (part instanceof Fact.Share(double percent)) {
        return percent;
      }
    }
    return null;
  }

  private static List<Cell> cells(List<Fact.Part> parts, Formats formats) {
    var cells = new ArrayList<Cell>();
    for (Fact.Part part : parts) {
      switch (part) {
        case Fact.Text(Cell cell) -> cells.add(cell);
        case Fact.Size(long bytes) -> {
          cells.add(Cell.of(formats.bytes(bytes)));
          cells.add(Cell.of("  " + formats.count(bytes) + " B", Tint.DIM));
        }
        case Fact.Share(double percent) ->
            cells.add(Cell.of((cells.isEmpty() ? "" : "   ") + formats.percent(percent)));
      }
    }
    return cells;
  }

  /// The block as lines of text, to be copied.
  public static String text(FactBlock block, Formats formats) {
    var text = new StringBuilder(block.title()).append('\n');
    for (Fact fact : block.facts()) {
      text.append(fact.label()).append(": ");
      cells(fact.parts(), formats).forEach(cell -> text.append(cell.text()));
      text.append('\n');
    }
    return text.toString();
  }
}
