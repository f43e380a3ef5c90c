package vigia.syscall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Opens raw sockets: raw(7), which needs CAP_NET_RAW.
final class RawSocket {
  static final int TCP = 6;
  static final int ICMP = 1;
  static final int ICMP_6 = 58;

  private static final int SOCK_RAW = 3;
  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOCK_CLOEXEC = 0x8_0000;

  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUF = 8;
  private static final int SO_ATTACH_FILTER = 26;

  /// Beyond what net.core.rmem_max says, for who has CAP_NET_ADMIN.
  private static final int SO_RCVBUFFORCE = 33;

  /// Answers to some thousand SYNs, until they are looked at; memory that is used only then.
  private static final int ROOM = 4 << 20;

  private static final int IPPROTO_RAW = 255;
  private static final int SOL_RAW = 255;
  private static final int ICMP_FILTER = 1;
  private static final int UNREACHABLE_4 = 3;
  private static final int UNREACHABLE_6 = 1;
  private static final int TYPES = 256;

  private final Arena arena;
  private final MemorySegment errno;

  RawSocket(Arena arena) {
    this.arena = arena;
    errno = Libc.errnoIn(arena);
  }

  /// Sends whole packets with their IP headers, and receives none.
  int ofPackets(boolean six) throws SyscallException {
    return open(six, IPPROTO_RAW);
  }

  /// Receives segments that have an ACK and go to these ports.
  int ofTcp(boolean six, int[] ports) throws SyscallException {
    int socket = openRoomy(six, TCP);
    try {
      set(socket, SOL_SOCKET, SO_ATTACH_FILTER, PortFilter.of(arena, six, ports));
      return socket;
    } catch (SyscallException failed) {
      close(socket);
      throw failed;
    }
  }

  /// Receives "destination unreachable" and nothing else.
  int ofErrors(boolean six) throws SyscallException {
    int socket = openRoomy(six, six ? ICMP_6 : ICMP);
    try {
      if (six) {
        MemorySegment blocked = arena.allocate(TYPES / Byte.SIZE, Integer.BYTES).fill((byte) -1);
        blocked.set(ValueLayout.JAVA_INT, 0, ~(1 << UNREACHABLE_6));
        set(socket, ICMP_6, ICMP_FILTER, blocked);
      } else {
        set(socket, SOL_RAW, ICMP_FILTER, number(~(1 << UNREACHABLE_4)));
      }
      return socket;
    } catch (SyscallException failed) {
      close(socket);
      throw failed;
    }
  }

  private int open(boolean six, int protocol) throws SyscallException {
    int family = six ? SocketName.AF_INET6 : SocketName.AF_INET;
    int socket = Libc.socket(errno, family, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol);
    if (socket < 0) {
      throw Libc.failed("socket", errno);
    }
    return socket;
  }

  private int openRoomy(boolean six, int protocol) throws SyscallException {
    int socket = open(six, protocol);
    MemorySegment room = number(ROOM);
    if (!isSet(socket, SOL_SOCKET, SO_RCVBUFFORCE, room)) {
      // As much as there is: what finds no room is asked again.
      isSet(socket, SOL_SOCKET, SO_RCVBUF, room);
    }
    return socket;
  }

  private MemorySegment number(int value) {
    return arena.allocateFrom(ValueLayout.JAVA_INT, value);
  }

  private void set(int socket, int level, int option, MemorySegment value) throws SyscallException {
    if (!isSet(socket, level, option, value)) {
      throw Libc.failed("setsockopt", errno);
    }
  }

  private boolean isSet(int socket, int level, int option, MemorySegment value) {
    int size = (int) value.byteSize();
    return Libc.setsockopt(errno, socket, level, option, value.address(), size) == 0;
  }

  void close(int socket) {
    Libc.close(errno, socket);
  }
}
