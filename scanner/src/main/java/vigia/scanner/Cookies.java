package vigia.scanner;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/// The sequence number of a SYN to each address and port. Whoever answers repeats it, and nobody
/// who has not seen the SYN can guess it (RFC 6528): so no stray or forged packet is believed.
final class Cookies {
  private final SipHash hash;

  Cookies() {
    var random = new SecureRandom();
    hash = new SipHash(random.nextLong(), random.nextLong());
  }

  int of(InetAddress address, int port) {
    ByteBuffer raw = ByteBuffer.wrap(address.getAddress());
    return (int)
        (address instanceof Inet6Address six
            ? hash.of(raw.getLong(0), raw.getLong(8), ((long) six.getScopeId() << 16) | port)
            : hash.of(((long) raw.getInt(0) << 16) | port));
  }
}
