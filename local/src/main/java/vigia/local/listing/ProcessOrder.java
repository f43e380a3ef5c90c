package vigia.local.listing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigia.machine.Order;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;

/// In which order the rows of a table stand: by what is asked for, what is not known last, and
/// among equals by PID.
final class ProcessOrder implements RowSelection.RowOrder {
  private static final double UNKNOWN = Double.POSITIVE_INFINITY;

  private final ProcessRows rows;
  private final ProcessSort sort;
  private final boolean descending;

  /// The smaller the earlier, so that comparing two is all there is to do, and [#UNKNOWN] where it
  /// is not known; empty when sorted by text or PID.
  private final double[] numbers;

  /// Null where it is not known; empty when not sorted by text.
  private final @Nullable String[] texts;

  ProcessOrder(ProcessQuery query, ProcessRows rows) {
    this.rows = rows;
    sort = query.sort();
    descending = query.orderOrUsual() == Order.DESCENDING;
    boolean byText = sort == ProcessSort.NAME || sort == ProcessSort.USER;
    boolean byNumber = sort == ProcessSort.CPU || sort == ProcessSort.MEMORY;
    numbers = new double[byNumber ? rows.size() : 0];
    texts = new String[byText ? rows.size() : 0];
  }

  /// To be called for a row before it is compared.
  void add(int row) {
    switch (sort) {
      case CPU -> numbers[row] = place(rows.cpuPercent(row));
      case MEMORY -> numbers[row] = place(rows.memoryBytes(row));
      case NAME -> texts[row] = lower(rows.get(row).name());
      case USER -> texts[row] = lower(rows.get(row).user());
      case PID -> {}
    }
  }

  @Override
  public int compare(int a, int b) {
    int found =
        switch (sort) {
          case CPU, MEMORY -> numbers(numbers[a], numbers[b]);
          case NAME, USER -> texts(texts[a], texts[b]);
          case PID -> directed(Long.compare(rows.pid(a), rows.pid(b)));
        };
    return found == 0 ? Long.compare(rows.pid(a), rows.pid(b)) : found;
  }

  /// Where a row stands beside the end of the page before.
  int compare(int row, ProcessKey key) {
    int found =
        switch (sort) {
          case CPU, MEMORY -> numbers(numbers[row], key.known() ? place(key.number()) : UNKNOWN);
          case NAME, USER -> texts(texts[row], key.known() ? key.text() : null);
          case PID -> directed(Long.compare(rows.pid(row), key.pid()));
        };
    return found == 0 ? Long.compare(rows.pid(row), key.pid()) : found;
  }

  ProcessKey key(int row) {
    return switch (sort) {
      case CPU, MEMORY -> {
        boolean known = numbers[row] != UNKNOWN;
        yield new ProcessKey(known, known ? place(numbers[row]) : 0, "", rows.pid(row));
      }
      case NAME, USER -> {
        String text = texts[row];
        yield new ProcessKey(text != null, 0, text == null ? "" : text, rows.pid(row));
      }
      case PID -> new ProcessKey(true, 0, "", rows.pid(row));
    };
  }

  /// Its own inverse for what is known. A forged cursor may hold anything: it stands somewhere, and
  /// that is all it has to do.
  ///
  /// @param number NaN when it is not known
  private double place(double number) {
    if (Double.isNaN(number)) {
      return UNKNOWN;
    }
    return descending ? -number : number;
  }

  private static int numbers(double a, double b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  private int texts(@Nullable String a, @Nullable String b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return directed(a.compareTo(b));
  }

  private int directed(int compared) {
    return descending ? -compared : compared;
  }

  private static @Nullable String lower(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
