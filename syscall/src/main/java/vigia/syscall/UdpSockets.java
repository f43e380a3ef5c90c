package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// UDP sockets that are connected: udp(7). Of a connected one the kernel hands over only what its
/// peer sent, and the ICMP errors that came for it.
///
/// One thread at a time. Nothing here blocks.
public final class UdpSockets {
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOCK_CLOEXEC = 0x8_0000;
  private static final int IPPROTO_IP = 0;
  private static final int IP_RECVERR = 11;
  private static final int IPPROTO_IPV6 = 41;
  private static final int IPV6_RECVERR = 25;

  /// The longest message that is sent: what a packet may carry on any link of IPv6, RFC 8200, 5.
  public static final int LONGEST = 1232;

  // Freed by the garbage collector, so that no thread in particular has to.
  private final Arena arena = Arena.ofAuto();
  private final MemorySegment errno = Libc.errnoIn(arena);
  private final MemorySegment option = arena.allocate(JAVA_INT);
  private final MemorySegment bytes = arena.allocate(LONGEST);
  private final SocketName remote = new SocketName(arena);
  private final SocketName own = new SocketName(arena);
  private final ErrorQueue errors = new ErrorQueue(arena);

  /// Makes room for what calls take and give.
  public UdpSockets() {}

  /// Opens a socket that is told of every ICMP error, passing ones such as "host unreachable" too.
  ///
  /// @param six of IPv6, else of IPv4
  /// @throws SyscallException EMFILE, ENFILE, ENOBUFS, ENOMEM; EAFNOSUPPORT without IPv6
  public int open(boolean six) throws SyscallException {
    int family = six ? SocketName.AF_INET6 : SocketName.AF_INET;
    int socket = Libc.socket(errno, family, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket < 0) {
      throw Libc.failed("socket", errno);
    }
    option.set(JAVA_INT, 0, 1);
    int level = six ? IPPROTO_IPV6 : IPPROTO_IP;
    int name = six ? IPV6_RECVERR : IP_RECVERR;
    if (Libc.setsockopt(errno, socket, level, name, option.address(), Integer.BYTES) != 0) {
      SyscallException failed = Libc.failed("setsockopt", errno);
      close(socket);
      throw failed;
    }
    return socket;
  }

  /// Chooses the peer, and a local port; nothing is sent.
  ///
  /// @return null when it did; EAGAIN without a free local port; else why there is no way
  public @Nullable Errno connect(int socket, InetAddress to, int port) {
    remote.address(to);
    remote.port(port);
    return Libc.connect(errno, socket, remote.address(), remote.length()) == 0
        ? null
        : Libc.errno(errno);
  }

  /// The local port of a connected one; 0 when that cannot be told.
  public int localPort(int socket) {
    option.set(JAVA_INT, 0, SocketName.SIZE);
    boolean known = Libc.getsockname(errno, socket, own.address(), option.address()) == 0;
    return known ? own.port() : 0;
  }

  /// Sends one datagram.
  ///
  /// @param message of [#LONGEST] bytes at most
  /// @return null when it was sent; else why not, which may be an error that came before
  public @Nullable Errno send(int socket, byte[] message) {
    MemorySegment.copy(message, 0, bytes, JAVA_BYTE, 0, message.length);
    return Libc.send(errno, socket, bytes.address(), message.length) >= 0
        ? null
        : Libc.errno(errno);
  }

  /// Takes one datagram, whatever is in it.
  ///
  /// @return null when one came; EAGAIN when nothing did; else what an ICMP error says
  public @Nullable Errno receive(int socket) {
    return Libc.recv(errno, socket, bytes.address(), bytes.byteSize()) >= 0
        ? null
        : Libc.errno(errno);
  }

  /// The last ICMP error that came for this socket; the queue is empty then.
  ///
  /// @return null when there is none
  public @Nullable IcmpError icmp(int socket) {
    return errors.last(socket);
  }

  public void close(int socket) {
    Libc.close(errno, socket);
  }
}
