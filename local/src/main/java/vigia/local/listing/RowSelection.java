package vigia.local.listing;

import java.util.Arrays;

/// Picks one page out of the numbered rows of a table, in memory for one page and without an object
/// for each row: a heap whose root is the last row of the page as far as it is known by now.
final class RowSelection {
  /// Never 0 for two rows that differ.
  interface RowOrder {
    int compare(int a, int b);
  }

  private final RowOrder order;
  private final int[] heap;
  private int size;
  private boolean more;

  /// @param limit rows of the page
  /// @param most rows that may be offered
  RowSelection(RowOrder order, int limit, int most) {
    this.order = order;
    this.heap = new int[Math.min(limit, most)];
  }

  /// Keeps the row if it belongs to the page, as far as is known by now.
  void offer(int row) {
    if (size < heap.length) {
      heap[size] = row;
      up(size++);
      return;
    }
    more = true;
    if (size > 0 && order.compare(row, heap[0]) < 0) {
      heap[0] = row;
      down(size);
    }
  }

  /// Whether there are rows after the page.
  boolean hasMore() {
    return more;
  }

  /// The page, in order. Nothing may be offered after this.
  int[] rows() {
    for (int end = size - 1; end > 0; end--) {
      swap(0, end);
      down(end);
    }
    return Arrays.copyOf(heap, size);
  }

  private void up(int from) {
    int child = from;
    while (child > 0 && order.compare(heap[child], heap[(child - 1) / 2]) > 0) {
      swap(child, (child - 1) / 2);
      child = (child - 1) / 2;
    }
  }

  private void down(int end) {
    int parent = 0;
    int child = 1;
    while (child < end) {
      if (child + 1 < end && order.compare(heap[child + 1], heap[child]) > 0) {
        child++;
      }
      if (order.compare(heap[child], heap[parent]) <= 0) {
        return;
      }
      swap(parent, child);
      parent = child;
      child = 2 * parent + 1;
    }
  }

  private void swap(int a, int b) {
    int held = heap[a];
    heap[a] = heap[b];
    heap[b] = held;
  }
}
