package vigia.scanner;

import vigia.machine.PortSet;

/// The ports of a set by their place in it, ascending.
final class PortList {
  private final int[] ports;

  PortList(PortSet set) {
    ports = set.toArray();
  }

  int size() {
    return ports.length;
  }

  int at(int index) {
    return ports[index];
  }
}
