package vigia.local.listing;

import vigia.machine.ProcessQuery;

/// Where a page ended in a sorted table; the process need no longer exist.
///
/// @param known false sorts last in either order
/// @param number CPU share or memory; 0 when sorted by text or PID
/// @param text name or user, in lower case; empty when sorted by a number
record ProcessKey(boolean known, double number, String text, long pid) {

  static ProcessKey read(ProcessQuery query, String cursor) {
    byte[][] fields = Cursor.read(cursor, 5);
    if (!Cursor.text(fields[0]).equals(question(query))) {
      throw Cursor.malformed(cursor);
    }
    return new ProcessKey(
        fields[1].length == 0,
        Double.longBitsToDouble(Cursor.number(fields[2], cursor)),
        Cursor.text(fields[3]),
        Cursor.number(fields[4], cursor));
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
}
