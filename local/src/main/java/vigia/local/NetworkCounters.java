package vigia.local;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.machine.Network;
import vigia.machine.Unavailable;

/// Bytes received and sent by each interface since it came up. Which are among them is the reader's
/// choice: each packet should be counted once.
public record NetworkCounters(Map<String, Traffic> interfaces) {
  public NetworkCounters {
    interfaces = Map.copyOf(interfaces);
  }

  public record Traffic(long received, long sent) {}

  /// The contract's record.
  public Network figures(@Nullable Since<NetworkCounters> since) {
    var reasons = new Reasons();
    Traffic total = total();
    Known<Traffic> moved =
        since == null ? Known.absent(Unavailable.FIRST_SAMPLE) : since(since.sample());
    double seconds = since == null ? 1 : since.seconds();
    return new Network(
        total.received(),
        total.sent(),
        reasons.take(
            "receivedBytesPerSecond",
            moved.then(traffic -> Known.of(perSecond(traffic.received(), seconds)))),
        reasons.take(
            "sentBytesPerSecond",
            moved.then(traffic -> Known.of(perSecond(traffic.sent(), seconds)))),
        reasons.map());
  }

  private static double perSecond(long bytes, double seconds) {
    return Math.round(bytes / seconds);
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
