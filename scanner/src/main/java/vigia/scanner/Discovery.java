package vigia.scanner;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import vigia.machine.Protocol;

/// Which hosts are first asked a few ports, and which ports those are. A host from which nothing
/// comes back to any of them is given up, and its other ports are not dialled: otherwise each
/// address of a network that nobody has would cost as much as the slowest host that is there.
///
/// Not safe to change once it is in a plan.
final class Discovery {
  /// As many as make it unlikely that a host which drops what it does not serve serves none of
  /// them, and few enough that an empty network is done in seconds.
  static final int PORTS = 32;

  /// With fewer ports than this, there is not much to leave out.
  private static final int WORTH_IT = 2 * PORTS;

  static final Discovery NONE = new Discovery(new BitSet(), new int[0]);

  private final BitSet hosts;

  /// Places in the list of ports, the most used first, and the same ascending.
  private final int[] inOrder;

  private final int[] ascending;

  private Discovery(BitSet hosts, int[] inOrder) {
    this.hosts = hosts;
    this.inOrder = inOrder;
    ascending = inOrder.clone();
    Arrays.sort(ascending);
  }

  /// @param hosts by their place among the addresses
  static Discovery of(PortList ports, BitSet hosts) {
    return ports.size() <= WORTH_IT || hosts.isEmpty()
        ? NONE
        : new Discovery(hosts, mostUsed(ports));
  }

  /// Where too few of the most used are asked for, others fill up, spread over the list.
  private static int[] mostUsed(PortList ports) {
    IntStream used =
        Arrays.stream(TopPorts.all(Protocol.TCP)).map(ports::placeOf).filter(place -> place >= 0);
    IntStream spread = IntStream.range(0, PORTS).map(i -> i * ports.size() / PORTS);
    return IntStream.concat(used, spread).distinct().limit(PORTS).toArray();
  }

  /// For the host at this place: this, or none.
  Discovery of(int host) {
    return hosts.get(host) ? this : NONE;
  }

  int size() {
    return inOrder.length;
  }

  /// @return its place in the list of ports
  int port(int rank) {
    return inOrder[rank];
  }

  /// @return the place of one of them, counted from the lowest
  int ascending(int index) {
    return ascending[index];
  }

  /// Which of them it is, counted from the most used; only for one of them.
  int rank(int port) {
    int rank = 0;
    while (inOrder[rank] != port) {
      rank++;
    }
    return rank;
  }
}
