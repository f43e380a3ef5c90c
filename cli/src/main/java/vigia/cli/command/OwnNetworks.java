package vigia.cli.command;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The networks that this machine's interfaces stand in: what a server may scan unless told
/// otherwise.
final class OwnNetworks {
  private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1/128");

  private OwnNetworks() {}

  /// In CIDR form, loopback first.
  static List<String> all() {
    Set<String> networks = new LinkedHashSet<>(LOOPBACK);
    try {
      for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
        for (InterfaceAddress address : one.getInterfaceAddresses()) {
          int prefix = address.getNetworkPrefixLength();
          if (isNetwork(address.getAddress(), prefix)) {
            networks.add(network(address.getAddress(), prefix));
          }
        }
      }
    } catch (SocketException untold) {
      // Then loopback is all that is known to be the machine's own.
      return LOOPBACK;
    }
    return new ArrayList<>(networks);
  }

  /// Whether that is a network to stand in: not -1, which Java gives for a mask that it cannot make
  /// out, and not 0, a point-to-point link perhaps, which would be every address there is.
  static boolean isNetwork(InetAddress address, int prefix) {
    return prefix > 0 && prefix <= address.getAddress().length * 8;
  }

  /// The address with its host bits cleared; an IPv6 zone is no part of a network.
  static String network(InetAddress address, int prefix) {
    byte[] bytes = address.getAddress();
    for (int bit = prefix; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/" + prefix;
    } catch (java.net.UnknownHostException impossible) {
      throw new IllegalStateException("4 or 16 bytes are an address", impossible);
    }
  }
}
