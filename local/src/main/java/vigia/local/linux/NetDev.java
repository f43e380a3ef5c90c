package vigia.local.linux;

import java.util.HashMap;
import vigia.local.Known;
import vigia.local.NetworkCounters;
import vigia.local.NetworkCounters.Traffic;
import vigia.machine.Unavailable;

/// `/proc/net/dev`, proc_pid_net(5).
final class NetDev {
  private static final int RECEIVED = 0;
  private static final int SENT = 8;
  private static final int COLUMNS = 16;

  private NetDev() {}

  static Known<NetworkCounters> parse(String text) {
    var interfaces = new HashMap<String, Traffic>();
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
          || !(Numbers.parse(words[RECEIVED]) instanceof Known.Value(Long received))
          || !(Numbers.parse(words[SENT]) instanceof Known.Value(Long sent))) {
        return Known.absent(Unavailable.UNREADABLE);
      }
      interfaces.put(lines[i].substring(0, colon).strip(), new Traffic(received, sent));
    }
    // The file ends in a newline; without it the last line was cut off.
    return lines[lines.length - 1].isEmpty()
        ? Known.of(new NetworkCounters(interfaces))
        : Known.absent(Unavailable.UNREADABLE);
  }
}
