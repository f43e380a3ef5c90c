package vigia.local.listing;

import java.util.Arrays;

/// Picks one page out of the numbered rows of a table, in memory for one page and without an object
/// for each row. The page is in order at all times: rows come in the order of their PIDs, in which
/// equal ones stand, so that of a table sorted by CPU, where most are equal, most are put at its
/// end or compared with its last row alone.
final class RowSelection {
  /// Never 0 for two rows that differ.
  interface RowOrder {
    int compare(int a, int b);
  }

  private final RowOrder order;
  private final int[] page;
  private int size;
  private boolean more;

  /// @param limit rows of the page
  /// @param most rows that may be offered
  RowSelection(RowOrder order, int limit, int most) {
    this.order = order;
    this.page = new int[Math.min(limit, most)];
  }

  /// Keeps the row if it belongs to the page, as far as is known by now.
  void offer(int row) {
    boolean full = size == page.length;
    more |= full;
    boolean last = size == 0 || order.compare(row, page[size - 1]) > 0;
    if (last && !full) {
      page[size++] = row;
    } else if (!last) {
      int place = place(row);
      size = full ? size : size + 1;
      System.arraycopy(page, place, page, place + 1, size - 1 - place);
      page[place] = row;
    }
  }

  /// Where it stands, before the last one.
  private int place(int row) {
    int from = 0;
    int to = size - 1;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (order.compare(row, page[middle]) > 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /// Whether there are rows after the page.
  boolean hasMore() {
    return more;
  }

  /// The page, in order.
  int[] rows() {
    return Arrays.copyOf(page, size);
  }
}
