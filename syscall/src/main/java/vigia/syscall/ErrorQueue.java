package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The queue of a socket in which the kernel lays ICMP errors with their type and code: recvmsg(2)
/// with MSG_ERRQUEUE, ip(7).
final class ErrorQueue {
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_ERRQUEUE = 0x2000;
  private static final byte SO_EE_ORIGIN_ICMP = 2;
  private static final byte SO_EE_ORIGIN_ICMP6 = 3;

  /// struct msghdr: name, namelen, iov, iovlen, control, controllen, flags; as longs, because each
  /// int is followed by as much padding.
  private static final int MSGHDR = 7 * Long.BYTES;

  /// struct cmsghdr (a size_t and two ints), struct sock_extended_err (an int, four bytes, two
  /// ints), and the address of whoever sent it.
  private static final long ORIGIN = 20;

  private static final long TYPE = 21;
  private static final long CODE = 22;
  private static final long LEAST = 32;
  private static final int CONTROL = 128;

  private final MemorySegment errno;
  private final MemorySegment message;
  private final MemorySegment control;
  private final SocketName destination;

  ErrorQueue(Arena arena) {
    errno = Libc.errnoIn(arena);
    message = arena.allocate(MSGHDR, Long.BYTES);
    control = arena.allocate(CONTROL, Long.BYTES);
    destination = new SocketName(arena);
  }

  /// Empties it.
  ///
  /// @return the last ICMP error in it; null when there is none
  @Nullable IcmpError last(int socket) {
    IcmpError last = null;
    while (next(socket)) {
      IcmpError read = read();
      last = read == null ? last : read;
    }
    return last;
  }

  private boolean next(int socket) {
    message.fill((byte) 0);
    control.fill((byte) 0);
    message.setAtIndex(JAVA_LONG, 0, destination.address());
    message.set(JAVA_INT, Long.BYTES, SocketName.SIZE);
    message.setAtIndex(JAVA_LONG, 4, control.address());
    message.setAtIndex(JAVA_LONG, 5, CONTROL);
    return Libc.recvmsg(errno, socket, message.address(), MSG_ERRQUEUE | MSG_DONTWAIT) >= 0;
  }

  private @Nullable IcmpError read() {
    byte origin = control.get(JAVA_BYTE, ORIGIN);
    boolean isIcmp = origin == SO_EE_ORIGIN_ICMP || origin == SO_EE_ORIGIN_ICMP6;
    if (message.getAtIndex(JAVA_LONG, 5) < LEAST || !isIcmp) {
      return null;
    }
    return new IcmpError(
        Byte.toUnsignedInt(control.get(JAVA_BYTE, TYPE)),
        Byte.toUnsignedInt(control.get(JAVA_BYTE, CODE)),
        destination.port());
  }
}
