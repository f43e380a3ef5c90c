package vigia.local.listing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Picks one page out of a list of any length, in memory for one page: rows are offered in any
/// order, the first `limit` after the cursor's row are kept.
///
/// Rows that compare as equal are one row: a directory that changes while it is read may name an
/// entry twice.
public final class Selection<R> {
  private final Comparator<? super R> order;
  private final int limit;
  private final @Nullable R after;
  private final TreeSet<R> kept;

  /// The last of a page that is full; null until it is.
  private @Nullable R last;

  private boolean more;

  /// @param after where the page before ended; it need no longer exist
  public Selection(Comparator<? super R> order, int limit, @Nullable R after) {
    this.order = order;
    this.limit = limit;
    this.after = after;
    this.kept = new TreeSet<>(order);
  }

  /// Keeps the row if it belongs to the page, as far as is known by now.
  public void offer(R row) {
    offer(row, same -> same);
  }

  /// The same of a row that is only borrowed.
  ///
  /// @param copy makes of it what can be kept, and compares the same
  public void offer(R row, UnaryOperator<R> copy) {
    if (after != null && order.compare(row, after) <= 0) {
      return;
    }
    if (last != null && order.compare(row, last) > 0) {
      more = true;
      return;
    }
    if (kept.add(copy.apply(row)) && kept.size() > limit) {
      kept.removeLast();
      more = true;
    }
    if (kept.size() == limit) {
      last = kept.last();
    }
  }

  /// Keeps of both what belongs to the page.
  ///
  /// @param other of the same order, limit and beginning
  public void add(Selection<R> other) {
    other.kept.forEach(this::offer);
    more |= other.more;
  }

  /// The page, in order.
  public List<R> rows() {
    return new ArrayList<>(kept);
  }

  /// The row that the next page begins after, or null when this is the last page.
  public @Nullable R next() {
    return more ? kept.last() : null;
  }
}
