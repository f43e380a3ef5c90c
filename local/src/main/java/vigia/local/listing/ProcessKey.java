package vigia.local.listing;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.machine.Order;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;

/// Where a process stands in a sorted table.
///
/// @param known false sorts last in either order
/// @param number CPU share or memory; 0 when sorted by text or PID
/// @param text name or user, in lower case; empty when sorted by a number
/// @param row null when the key comes from a cursor
record ProcessKey(boolean known, double number, String text, long pid, @Nullable ProcessRow row) {

  static ProcessKey of(ProcessSort sort, ProcessRow row) {
    return switch (sort) {
      case CPU ->
          row.cpu().percentOfCore() instanceof Known.Value<Double>(Double percent)
              ? number(percent, row)
              : unknown(row);
      case MEMORY -> {
        Long bytes = row.rssBytes();
        yield bytes == null ? unknown(row) : number(bytes, row);
      }
      case PID -> number(0, row);
      case NAME -> text(row.name(), row);
      case USER -> {
        String user = row.user();
        yield user == null ? unknown(row) : text(user, row);
      }
    };
  }

  static Comparator<ProcessKey> order(ProcessQuery query) {
    ToDoubleFunction<ProcessKey> number = ProcessKey::number;
    Comparator<ProcessKey> keys =
        query.sort() == ProcessSort.PID
            ? Comparator.comparingLong(ProcessKey::pid)
            : Comparator.comparingDouble(number).thenComparing((ProcessKey key) -> key.text());
    return Comparator.comparing(ProcessKey::known)
        .reversed()
        .thenComparing(query.orderOrUsual() == Order.DESCENDING ? keys.reversed() : keys)
        .thenComparingLong(ProcessKey::pid);
  }

  static ProcessKey read(ProcessQuery query, String cursor) {
    byte[][] fields = Cursor.read(cursor, 5);
    if (!Cursor.text(fields[0]).equals(question(query))) {
      throw Cursor.malformed(cursor);
    }
    return new ProcessKey(
        fields[1].length == 0,
        Double.longBitsToDouble(Cursor.number(fields[2], cursor)),
        Cursor.text(fields[3]),
        Cursor.number(fields[4], cursor),
        null);
  }

  String cursor(ProcessQuery query) {
    return Cursor.of(
        Cursor.text(question(query)),
        known ? new byte[0] : new byte[1],
        Cursor.number(Double.doubleToLongBits(number)),
        Cursor.text(text),
        Cursor.number(pid));
  }

  /// A cursor fits only the order that it was made for.
  private static String question(ProcessQuery query) {
    return query.sort().wire() + " " + query.orderOrUsual().wire();
  }

  private static ProcessKey number(double number, ProcessRow row) {
    return new ProcessKey(true, number, "", row.pid(), row);
  }

  private static ProcessKey text(String text, ProcessRow row) {
    return new ProcessKey(true, 0, text.toLowerCase(Locale.ROOT), row.pid(), row);
  }

  private static ProcessKey unknown(ProcessRow row) {
    return new ProcessKey(false, 0, "", row.pid(), row);
  }
}
