package vigia.scanner;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.stream.Collectors;

/// The addresses for which our own kernel answers. Looked up once for a plan: a network has some
/// ten thousand, and the system is asked anew for each.
public final class OwnAddresses {
  private final Set<InetAddress> all;

  private OwnAddresses(Set<InetAddress> all) {
    this.all = all;
  }

  public static OwnAddresses now() {
    try {
      return new OwnAddresses(
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .collect(Collectors.toSet()));
    } catch (SocketException unknown) {
      return new OwnAddresses(Set.of());
    }
  }

  public boolean contains(InetAddress address) {
    return address.isLoopbackAddress() || all.contains(address);
  }
}
