package vigia.desktop.look;

import java.util.List;
import java.util.function.IntConsumer;
import javax.swing.RowSorter;
import javax.swing.SortOrder;
import javax.swing.table.TableModel;

/// Shows in a table's header how its rows are sorted, and says which title was clicked. The rows
/// are sorted elsewhere, not on the window's thread: here they stand as they come.
final class HeaderSorter extends RowSorter<TableModel> {
  private final TableModel model;
  private final IntConsumer clicked;
  private List<SortKey> keys = List.of();

  HeaderSorter(TableModel model, IntConsumer clicked) {
    this.model = model;
    this.clicked = clicked;
  }

  void show(int column, boolean descending) {
    List<SortKey> now =
        List.of(new SortKey(column, descending ? SortOrder.DESCENDING : SortOrder.ASCENDING));
    if (!now.equals(keys)) {
      keys = now;
      fireSortOrderChanged();
    }
  }

  @Override
  public void toggleSortOrder(int column) {
    clicked.accept(column);
  }

  @Override
  public List<? extends SortKey> getSortKeys() {
    return keys;
  }

  @Override
  public void setSortKeys(@org.jspecify.annotations.Nullable List<? extends SortKey> given) {
    // Whoever clicks decides.
  }

  @Override
  public TableModel getModel() {
    return model;
  }

  @Override
  public int convertRowIndexToModel(int index) {
    return index;
  }

  @Override
  public int convertRowIndexToView(int index) {
    return index;
  }

  @Override
  public int getViewRowCount() {
    return model.getRowCount();
  }

  @Override
  public int getModelRowCount() {
    return model.getRowCount();
  }

  @Override
  public void modelStructureChanged() {}

  @Override
  public void allRowsChanged() {}

  @Override
  public void rowsInserted(int first, int end) {}

  @Override
  public void rowsDeleted(int first, int end) {}

  @Override
  public void rowsUpdated(int first, int end) {}

  @Override
  public void rowsUpdated(int first, int end, int column) {}
}
