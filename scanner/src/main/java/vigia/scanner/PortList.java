package vigia.scanner;

import java.util.Arrays;
import vigia.machine.PortSet;

/// The ports of a set by their place in it, ascending; kept as ranges, because a finished scan
/// still has them.
final class PortList {
  /// The first port of each range, and its place.
  private final int[] lows;

  private final int[] places;
  private final int size;

  PortList(PortSet set) {
    int[] ports = set.toArray();
    size = ports.length;
    var starts = new int[size];
    int ranges = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || ports[i] != ports[i - 1] + 1) {
        starts[ranges++] = i;
      }
    }
    places = Arrays.copyOf(starts, ranges);
    lows = new int[ranges];
    for (int i = 0; i < ranges; i++) {
      lows[i] = ports[places[i]];
    }
  }

  int size() {
    return size;
  }

  /// @return the place of a port; negative when it is none of them
  int placeOf(int port) {
    int found = Arrays.binarySearch(lows, port);
    int range = found >= 0 ? found : -found - 2;
    if (range < 0) {
      return -1;
    }
    int place = places[range] + port - lows[range];
    int end = range + 1 < places.length ? places[range + 1] : size;
    return place < end ? place : -1;
  }

  int at(int index) {
    int found = Arrays.binarySearch(places, index);
    // A place between two firsts belongs to the range before.
    int range = found >= 0 ? found : -found - 2;
    return lows[range] + index - places[range];
  }
}
