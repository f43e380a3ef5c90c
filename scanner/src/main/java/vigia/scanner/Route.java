package vigia.scanner;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;

/// Tells the two meanings of EADDRNOTAVAIL apart: no local port is free (ours, and it passes), or
/// this machine has no address to reach the other from (no IPv6, say: that stays).
final class Route {
  private static final int DISCARD = 9;

  private Route() {}

  /// Asks the kernel for a route by connecting a UDP socket, which sends nothing.
  static boolean isMissing(InetAddress address) {
    try (DatagramChannel udp = DatagramChannel.open()) {
      udp.connect(new InetSocketAddress(address, DISCARD));
      return false;
    } catch (BindException noAddressOfOurs) {
      // Java binds before it connects, and UDP may be short of local ports itself.
      String why = noAddressOfOurs.getMessage();
      return why == null || !why.contains("in use");
    } catch (UnsupportedAddressTypeException noAddressOfOurs) {
      return true;
    } catch (IOException otherwiseShort) {
      return false;
    }
  }
}
