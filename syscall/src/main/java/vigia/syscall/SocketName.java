package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteOrder;

/// A `struct sockaddr_in` or `sockaddr_in6`, written and read in place.
final class SocketName {
  static final int AF_UNSPEC = 0;
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;

  /// sizeof(struct sockaddr_in6), the longer one; sin_zero makes the other 16.
  static final int SIZE = 28;

  private static final int SIZE_4 = 16;
  private static final long PORT = 2;
  private static final long ADDRESS_4 = 4;
  private static final long ADDRESS_6 = 8;
  private static final long SCOPE = 24;
  private static final ValueLayout.OfShort NETWORK_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final MemorySegment bytes;

  SocketName(Arena arena) {
    bytes = arena.allocate(SIZE, Long.BYTES);
  }

  long address() {
    return bytes.address();
  }

  /// Bytes that connect(2) or bind(2) is to read.
  int length() {
    return family() == AF_INET6 ? SIZE : SIZE_4;
  }

  int family() {
    return bytes.get(JAVA_SHORT, 0);
  }

  void family(int family) {
    bytes.set(JAVA_SHORT, 0, (short) family);
  }

  void address(InetAddress to) {
    bytes.fill((byte) 0);
    byte[] raw = to.getAddress();
    if (to instanceof Inet6Address six) {
      family(AF_INET6);
      MemorySegment.copy(raw, 0, bytes, JAVA_BYTE, ADDRESS_6, raw.length);
      bytes.set(JAVA_INT, SCOPE, six.getScopeId());
    } else {
      family(AF_INET);
      MemorySegment.copy(raw, 0, bytes, JAVA_BYTE, ADDRESS_4, raw.length);
    }
  }

  int port() {
    return Short.toUnsignedInt(bytes.get(NETWORK_SHORT, PORT));
  }

  void port(int port) {
    bytes.set(NETWORK_SHORT, PORT, (short) port);
  }

  boolean hasAddressOf(SocketName other) {
    if (family() != other.family()) {
      return false;
    }
    // The zone is the same where the address is: one of a link exists once on this machine.
    long from = family() == AF_INET6 ? ADDRESS_6 : ADDRESS_4;
    long to = family() == AF_INET6 ? SCOPE : ADDRESS_6;
    return MemorySegment.mismatch(bytes, from, to, other.bytes, from, to) < 0;
  }
}
