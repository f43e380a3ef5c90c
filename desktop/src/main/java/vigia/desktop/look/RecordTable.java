package vigia.desktop.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Font;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableColumn;
import org.jspecify.annotations.Nullable;
import vigia.desktop.present.Sorting;
import vigia.language.Cell;
import vigia.language.Visible;
import vigia.language.view.Column;

/// A table of records of any length. Only what is in sight is made into text, and the selection
/// stays with its records when they move.
///
/// @param <T> of the rows
public final class RecordTable<T> extends JTable {
  private static final int PREFERRED = 100;

  /// Pixels at 100 % that the column that gives way keeps.
  private static final int LEAST = 140;

  private final List<Column<T>> shownColumns;
  private final Function<T, Object> identity;
  private final Rows model;
  private final HeaderSorter sorter;
  private List<T> rows = List.of();
  private boolean moving;
  private int yielding = -1;
  private Consumer<@Nullable T> chosen = _ -> {};

  /// @param identity equal for the same thing at two moments
  /// @param widths preferred, in pixels at 100 %, by the column's key
  /// @param sort given the clicked column's key and whether its largest should come first
  public RecordTable(
      List<Column<T>> columns,
      Function<T, Object> identity,
      Map<String, Integer> widths,
      BiConsumer<String, Boolean> sort) {
    this.shownColumns = List.copyOf(columns);
    this.identity = identity;
    model = new Rows();
    setModel(model);
    sorter =
        new HeaderSorter(
            model,
            column ->
                sort.accept(shownColumns.get(column).key(), shownColumns.get(column).right()));
    setRowSorter(sorter);
    setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
    setAutoResizeMode(AUTO_RESIZE_LAST_COLUMN);
    setFillsViewportHeight(true);
    getTableHeader().setReorderingAllowed(false);
    getTableHeader().setDefaultRenderer(titles(getTableHeader().getDefaultRenderer()));
    for (int i = 0; i < shownColumns.size(); i++) {
      TableColumn column = getColumnModel().getColumn(i);
      int width = UIScale.scale(widths.getOrDefault(shownColumns.get(i).key(), PREFERRED));
      column.setPreferredWidth(width);
      column.setWidth(width);
      column.setCellRenderer(new Painter(shownColumns.get(i).right()));
    }
    getSelectionModel()
        .addListSelectionListener(event -> {
          if (!event.getValueIsAdjusting() && !moving) {
            chosen.accept(selected());
          }
        });
    // Tab goes on to what follows the table, not through its cells.
    setFocusTraversalKeys(java.awt.KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
    setFocusTraversalKeys(java.awt.KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
    bind("ctrl C", this::copy);
    bind("meta C", this::copy);
    bind("ctrl HOME", () -> go(0));
    bind("ctrl END", () -> go(rows.size() - 1));
  }

  /// Titles stand where their column's cells do.
  private TableCellRenderer titles(TableCellRenderer usual) {
    return (table, value, selected, focused, row, column) -> {
      Component title =
          usual.getTableCellRendererComponent(table, value, selected, focused, row, column);
      if (title instanceof JLabel label) {
        Texts.plain(label);
        label.setHorizontalAlignment(
            shownColumns.get(column).right() ? SwingConstants.RIGHT : SwingConstants.LEFT);
      }
      return title;
    };
  }

  /// The columns of those keys, in that order.
  public static <T> List<Column<T>> inOrder(List<Column<T>> columns, List<String> keys) {
    return keys.stream()
        .map(key ->
            columns.stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow())
        .toList();
  }

  private void bind(String key, Runnable action) {
    Keys.bind(this, WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, key, action);
  }

  private void go(int row) {
    if (row >= 0 && row < rows.size()) {
      setRowSelectionInterval(row, row);
      scrollRectToVisible(getCellRect(row, 0, true));
    }
  }

  /// @param key of the column that takes the room that is over, and gives way where there is too
  ///   little
  public void yields(String key) {
    yielding = shownColumns.stream().map(Column::key).toList().indexOf(key);
    // The mode of the last column names that one here from the start, as if it were being dragged.
    getTableHeader().setResizingColumn(null);
  }

  @Override
  public void doLayout() {
    if (yielding < 0 || getTableHeader().getResizingColumn() != null) {
      super.doLayout();
      return;
    }
    int over = getWidth() - narrowest();
    for (int i = 0; i < shownColumns.size(); i++) {
      getColumnModel()
          .getColumn(i)
          .setWidth(narrowest(i) + (i == yielding ? Math.max(0, over) : 0));
    }
  }

  private int narrowest() {
    return IntStream.range(0, shownColumns.size()).map(this::narrowest).sum();
  }

  private int narrowest(int column) {
    int wanted = getColumnModel().getColumn(column).getPreferredWidth();
    return column == yielding ? Math.min(wanted, UIScale.scale(LEAST)) : wanted;
  }

  /// As wide as its place, or wider and to be scrolled where that is too narrow for its columns.
  @Override
  public boolean getScrollableTracksViewportWidth() {
    return getParent().getWidth() >= narrowest();
  }

  /// In a pane that scrolls.
  public JScrollPane scrolling() {
    var pane = new JScrollPane(this);
    pane.setBorder(BorderFactory.createEmptyBorder());
    pane.getViewport().setBackground(UIManager.getColor("Table.background"));
    return pane;
  }

  /// @param then given the row that a click or the arrows chose; null for none
  public void onChoose(Consumer<@Nullable T> then) {
    chosen = then;
  }

  /// @param open given the row that was double-clicked, or that Enter was pressed on
  public void onOpen(Consumer<T> open) {
    Runnable opening =
        () -> {
          T row = selected();
          if (row != null) {
            open.accept(row);
          }
        };
    bind("ENTER", opening);
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent event) {
            if (event.getClickCount() == 2 && rowAtPoint(event.getPoint()) >= 0) {
              opening.run();
            }
          }
        });
  }

  /// Where the selection leads, or null.
  public @Nullable T selected() {
    int lead = getSelectedRow();
    return lead < 0 || lead >= rows.size() ? null : rows.get(lead);
  }

  public void sorted(Sorting sorting) {
    for (int i = 0; i < shownColumns.size(); i++) {
      if (shownColumns.get(i).key().equals(sorting.column())) {
        sorter.show(i, sorting.descending());
      }
    }
  }

  /// Shows other rows, ready sorted; what was selected stays so.
  @SuppressWarnings("ReferenceEquality") // the very list that is shown
  public void show(List<T> now) {
    if (now == rows) {
      return;
    }
    List<Object> kept = new ArrayList<>();
    for (int row : getSelectedRows()) {
      if (row < rows.size()) {
        kept.add(identity.apply(rows.get(row)));
      }
    }
    moving = true;
    rows = now;
    model.fireTableDataChanged();
    if (!kept.isEmpty()) {
      select(kept);
    }
    moving = false;
  }

  private void select(List<Object> kept) {
    var wanted = new java.util.HashSet<>(kept);
    getSelectionModel().setValueIsAdjusting(true);
    for (int i = 0; i < rows.size() && !wanted.isEmpty(); i++) {
      if (wanted.remove(identity.apply(rows.get(i)))) {
        addRowSelectionInterval(i, i);
      }
    }
    getSelectionModel().setValueIsAdjusting(false);
  }

  /// Calls `near` whenever the last rows come into sight.
  public void onEndInSight(JScrollPane pane, Runnable near) {
    pane.getViewport()
        .addChangeListener(_ -> {
          Rectangle seen = getVisibleRect();
          if (seen.height > 0 && seen.y + 2 * seen.height >= getHeight()) {
            near.run();
          }
        });
  }

  /// The selected rows, or all when none is: what is copied.
  public void copy() {
    List<T> some =
        getSelectedRowCount() == 0
            ? rows
            : java.util.Arrays.stream(getSelectedRows()).mapToObj(rows::get).toList();
    Toolkit.getDefaultToolkit()
        .getSystemClipboard()
        .setContents(new StringSelection(text(some)), null);
  }

  /// All of it, as it is copied.
  public String text() {
    return text(rows);
  }

  /// Under its titles, with tabs between: a spreadsheet takes it as a table.
  private String text(List<T> some) {
    var text = new StringBuilder(line(shownColumns, Column::title));
    for (T row : some) {
      text.append(line(shownColumns, column -> column.cell().apply(row).text()));
    }
    return text.toString();
  }

  private static <T> String line(List<Column<T>> columns, Function<Column<T>, String> cell) {
    return columns.stream().map(cell).collect(Collectors.joining("\t", "", "\n"));
  }

  /// The whole of a cell that is cut.
  @Override
  public @Nullable String getToolTipText(MouseEvent event) {
    Point at = event.getPoint();
    int row = rowAtPoint(at);
    int column = columnAtPoint(at);
    if (row < 0 || column < 0) {
      return null;
    }
    Component painted = prepareRenderer(getCellRenderer(row, column), row, column);
    boolean cut = painted.getPreferredSize().width > getCellRect(row, column, false).width;
    return cut ? Visible.escaped(String.valueOf(getValueAt(row, column))) : null;
  }

  @Override
  public JToolTip createToolTip() {
    JToolTip tip = Texts.plain(new JToolTip());
    tip.setComponent(this);
    return tip;
  }

  private final class Rows extends AbstractTableModel {
    @Override
    public int getRowCount() {
      return rows.size();
    }

    @Override
    public int getColumnCount() {
      return shownColumns.size();
    }

    @Override
    public String getColumnName(int column) {
      return shownColumns.get(column).title();
    }

    @Override
    public Object getValueAt(int row, int column) {
      return shownColumns.get(column).cell().apply(rows.get(row)).text();
    }
  }

  /// Paints one column's cells.
  private final class Painter extends DefaultTableCellRenderer {
    Painter(boolean right) {
      Texts.plain(this);
      setHorizontalAlignment(right ? SwingConstants.RIGHT : SwingConstants.LEFT);
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable table,
        @Nullable Object value,
        boolean selected,
        boolean focused,
        int row,
        int column) {
      Cell cell = shownColumns.get(column).cell().apply(rows.get(row));
      super.getTableCellRendererComponent(table, cell.text(), selected, false, row, column);
      setForeground(selected ? getSelectionForeground() : Colours.of(cell.tint()));
      setFont(getFont().deriveFont(Font.PLAIN));
      return this;
    }
  }
}
