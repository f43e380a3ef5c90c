package vigia.local;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import vigia.machine.BadValue;
import vigia.machine.MetadataAddress;

/// Which addresses may be scanned: the policy of [LocalOptions#scanNetworks()].
final class ScanNetworks {
  private ScanNetworks() {}

  /// Addresses of [MetadataAddress] are never scanned where there is a policy, whatever networks it
  /// names.
  ///
  /// @param networks in CIDR form, `10.0.0.0/8` or `fe80::/10`, or single addresses; empty for any
  /// @throws vigia.machine.ProblemException when one of them is none
  static Predicate<InetAddress> policy(List<String> networks) {
    if (networks.isEmpty()) {
      return _ -> true;
    }
    List<Network> all = networks.stream().map(Network::parse).toList();
    return address ->
        !MetadataAddress.is(address) && all.stream().anyMatch(network -> network.has(address));
  }

  /// @param bits how many leading bits tell the network
  private record Network(InetAddress address, int bits) {

    static Network parse(String text) {
      int slash = text.indexOf('/');
      try {
        // No name is looked up: a policy must not depend on who answers.
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int longest = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > longest) {
          throw BadValue.OUT_OF_RANGE.of("scanNetworks", text, "0", Integer.toString(longest));
        }
        return new Network(address, bits);
      } catch (IllegalArgumentException malformed) {
        throw BadValue.MALFORMED.of("scanNetworks", text);
      }
    }

    boolean has(InetAddress other) {
      byte[] ours = address.getAddress();
      byte[] theirs = other.getAddress();
      int whole = bits / Byte.SIZE;
      int rest = bits % Byte.SIZE;
      int mask = 0xff << (Byte.SIZE - rest) & 0xff;
      return ours.length == theirs.length
          && Arrays.equals(ours, 0, whole, theirs, 0, whole)
          && (rest == 0 || ((ours[whole] ^ theirs[whole]) & mask) == 0);
    }
  }
}
