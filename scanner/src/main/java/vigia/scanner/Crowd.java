package vigia.scanner;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import vigia.machine.PortReason;
import vigia.machine.PortState;
import vigia.machine.Protocol;
import vigia.machine.UnlistedAddresses;

/// Those addresses of networks and ranges that have no result of their own, however many they are.
/// Which port said what is kept only of those that are being dialled and may still get a result.
/// Not safe for several threads.
final class Crowd {
  private final int ports;
  private final Protocol protocol;
  private final Map<PortState, Integer> counts = new EnumMap<>(PortState.class);

  /// Of those that are begun and not done: what their ports said.
  private final Map<Integer, Outcomes> begun = new HashMap<>();

  /// Those that answered when there was no room for another result.
  private final BitSet up = new BitSet();

  private int members;
  private int silent;
  private int notAllowed;
  private int down;
  private int leftOut;

  /// @param members how many there are
  /// @param ports that each is asked
  Crowd(int members, int ports, Protocol protocol) {
    this.members = members;
    this.ports = ports;
    this.protocol = protocol;
  }

  void ruledOut() {
    notAllowed++;
  }

  /// Takes what came of some ports; a member that answers is up from now on.
  void answered(int address, int from, int end, PortReason reason) {
    counts.merge(protocol.state(reason), end - from, Integer::sum);
    if (reason.isOfTheHost()) {
      up.set(address);
      begun.remove(address);
    }
    if (!up.get(address)) {
      silent(address, from, end, reason);
    }
  }

  private void silent(int address, int from, int end, PortReason reason) {
    Outcomes said = begun.computeIfAbsent(address, _ -> new Outcomes(ports));
    said.set(from, end, reason);
    if (said.isComplete()) {
      begun.remove(address);
      silent++;
    }
  }

  /// Whether it answered and has no result: then it gets one only for an open port.
  boolean isUp(int address) {
    return up.get(address);
  }

  /// Nothing came back from it, and its other ports will not be dialled.
  void leftOut(int address) {
    Outcomes said = begun.remove(address);
    down++;
    leftOut += ports - (said == null ? 0 : said.known());
  }

  /// Gives one a result of its own: it is no more of these, and what it said so far goes there. Of
  /// one that is up, that is not known: it stays in the counts alone.
  void leave(int address, Outcomes.Run result) {
    members--;
    up.clear(address);
    Outcomes said = begun.remove(address);
    if (said != null) {
      said.each((start, end, reason) -> {
        counts.merge(protocol.state(reason), start - end, Integer::sum);
        result.of(start, end, reason);
      });
    }
  }

  int count(PortState kind) {
    return counts.getOrDefault(kind, 0);
  }

  /// Ports that were or will be dialled.
  int pairs() {
    return (members - notAllowed) * ports - leftOut;
  }

  UnlistedAddresses counts() {
    int answered = up.cardinality();
    int waiting = members - answered - silent - notAllowed - down;
    return new UnlistedAddresses(waiting, answered, silent, notAllowed, down, leftOut);
  }

  /// None will leave from now on.
  void end() {
    begun.clear();
  }

  /// How much memory it takes, by and large.
  int bytes() {
    return begun.values().stream().mapToInt(Outcomes::bytes).sum() + up.size() / Byte.SIZE;
  }
}
