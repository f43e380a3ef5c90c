package vigia.desktop.present;

/// By which column a table is sorted.
///
/// @param column its key
public record Sorting(String column, boolean descending) {
  /// As a click on a column's title does: once more on the same one turns it round.
  public Sorting clicked(String clicked, boolean descendingFirst) {
    return clicked.equals(column)
        ? new Sorting(column, !descending)
        : new Sorting(clicked, descendingFirst);
  }
}
