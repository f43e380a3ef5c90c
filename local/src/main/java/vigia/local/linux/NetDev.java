package vigia.local.linux;

import java.util.HashMap;
import java.util.LinkedHashMap;
import vigia.local.Known;
import vigia.local.NetworkCounters;
import vigia.local.NetworkCounters.Traffic;
import vigia.local.Rows;
import vigia.machine.Unavailable;

/// `/proc/net/dev`, proc_pid_net(5).
final class NetDev {
  static final int RECEIVED = 0;
  static final int RECEIVED_PACKETS = 1;
  static final int RECEIVE_ERRORS = 2;
  static final int RECEIVE_DROPS = 3;
  static final int SENT = 8;
  static final int SENT_PACKETS = 9;
  static final int SEND_ERRORS = 10;
  static final int SEND_DROPS = 11;
  private static final int COLUMNS = 16;

  private NetDev() {}

  static Known<NetworkCounters> parse(String text) {
    return rows(text)
        .then(rows -> {
          var interfaces = new HashMap<String, Traffic>();
          rows.byName()
              .forEach((name, row) -> interfaces.put(name, new Traffic(row[RECEIVED], row[SENT])));
          return Known.of(new NetworkCounters(interfaces));
        });
  }

  /// All columns of each interface.
  static Known<Rows> rows(String text) {
    var interfaces = new LinkedHashMap<String, long[]>();
    int at = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
    if (at == 0 || !text.startsWith("Inter-")) {
      return Known.absent(Unavailable.UNREADABLE);
    }
    for (int end = text.indexOf('\n', at); end >= 0; end = text.indexOf('\n', at)) {
      // No space need follow the colon: "eth0:123456".
      int colon = text.indexOf(':', at);
      if (colon < 0
          || colon > end
          || !(Columns.numbers(text, colon + 1, end) instanceof Known.Value<long[]>(long[] row))
          || row.length != COLUMNS) {
        return Known.absent(Unavailable.UNREADABLE);
      }
      interfaces.put(text.substring(at, colon).strip(), row);
      at = end + 1;
    }
    // The file ends in a newline; without it the last line was cut off.
    return at == text.length()
        ? Known.of(new Rows(interfaces))
        : Known.absent(Unavailable.UNREADABLE);
  }
}
