package vigia.machine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/// TCP or UDP ports 1 to 65,535, each at most once. Written as `22,80,1000-2000`.
public final class PortSet {
  public static final int LOWEST = 1;
  public static final int HIGHEST = 65_535;

  /// What is scanned when no ports are given.
  public static final PortSet USUAL = parse("1-1024");

  public static final PortSet ALL = parse("1-65535");

  /// More text than every second port takes is no list of ports.
  private static final int LONGEST_TEXT = 400_000;

  private final BitSet ports;

  private PortSet(BitSet ports) {
    this.ports = ports;
  }

  /// Reads a list of ports and ranges; blanks around items are allowed, overlaps count once.
  ///
  /// @throws ProblemException [ProblemCode#BAD_REQUEST], field `ports`
  public static PortSet parse(String text) {
    checkedLength(text);
    var ports = new BitSet(HIGHEST + 1);
    for (String part : text.split(",", -1)) {
      String item = part.strip();
      if (item.isEmpty()) {
        throw BadValue.MALFORMED.of("ports", text);
      }
      int dash = item.indexOf('-');
      if (dash < 0) {
        ports.set(port(item, item));
      } else {
        int low = port(item.substring(0, dash).strip(), item);
        int high = port(item.substring(dash + 1).strip(), item);
        if (low > high) {
          throw BadValue.REVERSED.of("ports", item);
        }
        ports.set(low, high + 1);
      }
    }
    return new PortSet(ports);
  }

  /// The text, when it has any and no more than a list of ports may have.
  static String checkedLength(String text) {
    if (text.isBlank()) {
      throw BadValue.EMPTY.of("ports", "");
    }
    if (text.length() > LONGEST_TEXT) {
      throw BadValue.TOO_LONG.of("ports", text);
    }
    return text;
  }

  public static PortSet of(Collection<Integer> ports) {
    var bits = new BitSet(HIGHEST + 1);
    for (int port : ports) {
      bits.set(port);
    }
    return new PortSet(bits);
  }

  /// The numbers of the set bits, each between 1 and 65,535.
  public static PortSet of(BitSet ports) {
    return new PortSet((BitSet) ports.clone());
  }

  private static int port(String digits, String item) {
    if (digits.isEmpty()) {
      throw BadValue.MALFORMED.of("ports", item);
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        throw BadValue.NOT_A_NUMBER.of("ports", item);
      }
    }
    // Six digits are always out of range, and never overflow an int.
    int port = digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    if (port < LOWEST || port > HIGHEST) {
      throw BadValue.OUT_OF_RANGE.of("ports", item, "1", "65535");
    }
    return port;
  }

  public int size() {
    return ports.cardinality();
  }

  public boolean contains(int port) {
    return ports.get(port);
  }

  /// Ascending.
  public int[] toArray() {
    return ports.stream().toArray();
  }

  /// The shortest way to write it: `22,80-90`; empty for no port.
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    for (int low = ports.nextSetBit(0); low >= 0; ) {
      int high = ports.nextClearBit(low) - 1;
      parts.add(low == high ? Integer.toString(low) : low + "-" + high);
      low = ports.nextSetBit(high + 1);
    }
    return String.join(",", parts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PortSet set && ports.equals(set.ports);
  }

  @Override
  public int hashCode() {
    return ports.hashCode();
  }
}
