package vigia.scanner;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import vigia.machine.PortReason;
import vigia.machine.PortState;
import vigia.machine.Protocol;
import vigia.machine.UnlistedAddresses;

/// Those addresses of networks and ranges that have no result of their own: what they cost is a
/// byte for each port, however many they are. Not safe for several threads.
final class Crowd {
  private static final PortReason[] REASONS = PortReason.values();

  private final int ports;

  /// By address and then port, one more than the reason's ordinal; 0 is not yet known.
  private byte[] codes;

  /// Ports done, by address.
  private final int[] done;

  private int members;
  private int silent;
  private int notAllowed;
  private final Map<PortState, Integer> counts = new EnumMap<>(PortState.class);
  private final Protocol protocol;

  /// @param addresses as many as there are numbers, members or not
  Crowd(int addresses, int members, int ports, Protocol protocol) {
    this.protocol = protocol;
    this.ports = ports;
    this.members = members;
    codes = new byte[addresses * ports];
    done = new int[addresses];
  }

  static Crowd none(Protocol protocol) {
    return new Crowd(0, 0, 0, protocol);
  }

  void ruledOut() {
    notAllowed++;
  }

  /// @param reason none that is [PortReason#isOfTheHost]: an address that answers has a result
  @SuppressWarnings("EnumOrdinal") // lives no longer than the process
  void answered(int address, int port, PortReason reason) {
    codes[address * ports + port] = (byte) (reason.ordinal() + 1);
    done[address]++;
    if (done[address] == ports) {
      silent++;
    }
    counts.merge(protocol.state(reason), 1, Integer::sum);
  }

  /// Gives one a result of its own: it is no more of these, and what it said so far goes there.
  void leave(int address, ObjIntConsumer<PortReason> result) {
    members--;
    for (int port = 0; port < ports; port++) {
      byte code = codes[address * ports + port];
      if (code != 0) {
        PortReason reason = REASONS[code - 1];
        counts.merge(protocol.state(reason), -1, Integer::sum);
        result.accept(reason, port);
      }
    }
  }

  int count(PortState kind) {
    return counts.getOrDefault(kind, 0);
  }

  /// Ports that were or will be dialled.
  int pairs() {
    return (members - notAllowed) * ports;
  }

  UnlistedAddresses counts() {
    return new UnlistedAddresses(members - silent - notAllowed, 0, silent, notAllowed);
  }

  /// None will leave from now on.
  void end() {
    codes = new byte[0];
  }

  int bytes() {
    return codes.length;
  }
}
