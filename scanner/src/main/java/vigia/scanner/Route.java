package vigia.scanner;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;

/// Asks the kernel for routes, by connecting a UDP socket, which sends nothing.
///
/// [#isMissing] tells the two meanings of EADDRNOTAVAIL apart: no local port is free (ours, and it
/// passes), or this machine has no address to reach the other from (no IPv6, say: that stays).
final class Route {
  private static final int DISCARD = 9;

  private Route() {}

  /// The address of ours that a packet to another one is sent from.
  ///
  /// @throws IOException why there is no way, as for a connection
  static InetAddress source(InetAddress to) throws IOException {
    try (DatagramChannel udp = DatagramChannel.open()) {
      udp.connect(new InetSocketAddress(to, DISCARD));
      return ((InetSocketAddress) udp.getLocalAddress()).getAddress();
    } catch (UnsupportedAddressTypeException withoutSix) {
      throw new SocketException("the address family is unreachable");
    }
  }

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

  /// Whether there is a way for who asks for broadcasts, too; where there is no [#source] for want
  /// of permission, it is a broadcast address. What the interfaces are said to have is not all: the
  /// kernel knows of more (`ip route show table local`).
  static boolean takesBroadcasts(InetAddress address) {
    try (DatagramChannel udp = DatagramChannel.open()) {
      udp.setOption(StandardSocketOptions.SO_BROADCAST, true)
          .connect(new InetSocketAddress(address, DISCARD));
      return true;
    } catch (IOException | UnsupportedAddressTypeException noWay) {
      return false;
    }
  }
}
