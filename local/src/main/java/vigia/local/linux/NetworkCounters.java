package vigia.local.linux;

import java.util.LinkedHashMap;
import java.util.Map;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// `/proc/net/dev`, proc_pid_net(5): bytes received and sent by each interface since it came up.
record NetworkCounters(Map<String, Traffic> interfaces) {
  private static final int RECEIVED = 0;
  private static final int SENT = 8;
  private static final int COLUMNS = 16;

  record Traffic(long received, long sent) {}

  static Known<NetworkCounters> parse(String text) {
    var interfaces = new LinkedHashMap<String, Traffic>();
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

  /// The sum over these interfaces.
  Traffic total() {
    long received = 0;
    long sent = 0;
    for (Traffic each : interfaces.values()) {
      received += each.received;
      sent += each.sent;
    }
    return new Traffic(received, sent);
  }

  /// What moved since `earlier` on the interfaces that were there then; one that came meanwhile has
  /// no earlier count.
  ///
  /// @return absent when a counter went backwards (wrapped, was reset, or the interface was made
  ///   anew): the sum would be wrong
  Known<Traffic> since(NetworkCounters earlier) {
    long received = 0;
    long sent = 0;
    for (var each : interfaces.entrySet()) {
      Traffic before = earlier.interfaces.get(each.getKey());
      if (before == null) {
        continue;
      }
      long more = each.getValue().received - before.received;
      long moreSent = each.getValue().sent - before.sent;
      if (more < 0 || moreSent < 0) {
        return Known.absent(Unavailable.FIRST_SAMPLE);
      }
      received += more;
      sent += moreSent;
    }
    return Known.of(new Traffic(received, sent));
  }
}
