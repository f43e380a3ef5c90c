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
    String[] lines = text.split("\n", -1);
    if (lines.length < 2 || !lines[0].startsWith("Inter-")) {
      return Known.absent(Unavailable.UNREADABLE);
    }
    for (int i = 2; i < lines.length - 1; i++) {
      // No space need follow the colon: "eth0:123456".
      int colon = lines[i].indexOf(':');
      String[] words = lines[i].substring(colon + 1).strip().split(" +", -1);
      if (colon < 0
          || words.length != COLUMNS
          || !(numbers(words) instanceof Known.Value<long[]>(long[] row))) {
        return Known.absent(Unavailable.UNREADABLE);
      }
      interfaces.put(lines[i].substring(0, colon).strip(), row);
    }
    // The file ends in a newline; without it the last line was cut off.
    return lines[lines.length - 1].isEmpty()
        ? Known.of(new Rows(interfaces))
        : Known.absent(Unavailable.UNREADABLE);
  }

  private static Known<long[]> numbers(String[] words) {
    var numbers = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      if (!(Numbers.parse(words[i]) instanceof Known.Value(Long number))) {
        return Known.absent(Unavailable.UNREADABLE);
      }
      numbers[i] = number;
    }
    return Known.of(numbers);
  }
}
