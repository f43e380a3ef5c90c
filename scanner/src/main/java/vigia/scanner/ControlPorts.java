package vigia.scanner;

import java.net.InetAddress;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import vigia.machine.PortReason;
import vigia.machine.PortSet;
import vigia.machine.Protocol;

/// Ports that nobody uses, chosen anew by chance, and which of some hosts have them open all the
/// same: there something answers in the host's place.
///
/// The ports that a scan asks for cannot tell that, when they are those that may well be open all
/// together.
final class ControlPorts implements Awaited.Answers {
  /// Where so much of so many ports is open, it is worth a look.
  static final int LEAST_DONE = 20;

  static final double NEARLY_ALL = 0.9;

  private static final int COUNT = 16;

  /// One may be lost, or be somebody's after all.
  private static final int MOST_MISSING = 1;

  private final List<InetAddress> addresses;
  private final PortList ports;
  private final int[] open;

  ControlPorts(List<InetAddress> addresses, Services services) {
    this.addresses = addresses;
    ports = new PortList(choose(services));
    open = new int[addresses.size()];
  }

  private static PortSet choose(Services services) {
    var used = new BitSet();
    for (int port : TopPorts.all(Protocol.TCP)) {
      used.set(port);
    }
    var chosen = new BitSet();
    while (chosen.cardinality() < COUNT) {
      int port = ThreadLocalRandom.current().nextInt(1024, PortSet.HIGHEST + 1);
      if (!used.get(port) && services.name(port) == null) {
        chosen.set(port);
      }
    }
    return PortSet.of(chosen);
  }

  List<InetAddress> addresses() {
    return addresses;
  }

  PortList ports() {
    return ports;
  }

  @Override
  public void answered(int host, int from, int end, PortReason reason) {
    if (reason == PortReason.ACCEPTED) {
      open[host] += end - from;
    }
  }

  @Override
  public void leftOut(int host) {
    throw new IllegalStateException("nobody has to be discovered here");
  }

  /// Whether it has nearly all of them open.
  boolean areOpenAt(int address) {
    return open[address] >= ports.size() - MOST_MISSING;
  }
}
