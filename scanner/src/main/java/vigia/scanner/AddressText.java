package vigia.scanner;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.StringJoiner;

/// Writes an address as RFC 5952 wants it: `::1`, where Java writes `0:0:0:0:0:0:0:1`.
public final class AddressText {
  private static final int GROUPS = 8;

  private AddressText() {}

  public static String of(InetAddress address) {
    if (!(address instanceof Inet6Address six)) {
      return address.getHostAddress();
    }
    String text = compressed(groups(six.getAddress()));
    return six.getScopeId() == 0 ? text : text + "%" + zone(six.getScopeId());
  }

  private static String zone(int index) {
    try {
      NetworkInterface network = NetworkInterface.getByIndex(index);
      return network == null ? Integer.toString(index) : network.getName();
    } catch (SocketException unknown) {
      return Integer.toString(index);
    }
  }

  private static int[] groups(byte[] bytes) {
    var groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    return groups;
  }

  private static String compressed(int[] groups) {
    int from = 0;
    int length = 0;
    for (int i = 0; i < GROUPS; i++) {
      int zeros = zerosAt(groups, i);
      if (zeros > length) {
        from = i;
        length = zeros;
      }
    }
    // A single zero is written out.
    return length < 2
        ? joined(groups, 0, GROUPS)
        : joined(groups, 0, from) + "::" + joined(groups, from + length, GROUPS);
  }

  private static int zerosAt(int[] groups, int start) {
    int end = start;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - start;
  }

  private static String joined(int[] groups, int from, int to) {
    var text = new StringJoiner(":");
    for (int i = from; i < to; i++) {
      text.add(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
