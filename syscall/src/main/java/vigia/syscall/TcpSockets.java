package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// TCP sockets that connect: tcp(7), connect(2). A socket that was refused can connect again as it
/// is; one that is still connecting, or connected, after [#disconnect].
///
/// One thread at a time. Nothing here blocks but [#connect] of a socket that was opened to.
public final class TcpSockets {
  private static final int SOCK_STREAM = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOCK_CLOEXEC = 0x8_0000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_ERROR = 4;
  private static final int SO_LINGER = 13;

  /// arch/powerpc/include/uapi/asm/socket.h against include/uapi/asm-generic/socket.h.
  private static final int SO_SNDTIMEO =
      System.getProperty("os.arch", "").equals("ppc64le") ? 19 : 21;

  /// RFC 863; nothing is sent there.
  private static final int DISCARD = 9;

  /// struct linger is two ints, struct timeval two longs.
  private static final int LINGER = 2 * Integer.BYTES;

  private static final int TIMEVAL = 2 * Long.BYTES;

  // Freed by the garbage collector, so that no thread in particular has to.
  private final Arena arena = Arena.ofAuto();
  private final MemorySegment errno = Libc.errnoIn(arena);
  private final MemorySegment option = arena.allocate(TIMEVAL, Long.BYTES);
  private final MemorySegment length = arena.allocate(JAVA_INT);
  private final SocketName remote = new SocketName(arena);
  private final SocketName nobody = new SocketName(arena);
  private final SocketName own = new SocketName(arena);
  private final SocketName other = new SocketName(arena);
  private final ErrorQueue errors = new ErrorQueue(arena);
  private @Nullable InetAddress address;

  /// Makes room for what calls take and give.
  public TcpSockets() {}

  /// Opens a socket whose close ends a connection with a reset (linger 0), and whose connect does
  /// not wait.
  ///
  /// @param six of IPv6, else of IPv4
  /// @throws SyscallException EMFILE, ENFILE, ENOBUFS, ENOMEM; EAFNOSUPPORT without IPv6
  public int open(boolean six) throws SyscallException {
    return open(six, SOCK_NONBLOCK);
  }

  /// The same with a connect that waits, on a platform thread, for as long as is said.
  public int openWaiting(boolean six, int millis) throws SyscallException {
    int socket = open(six, 0);
    option.setAtIndex(JAVA_LONG, 0, millis / 1000);
    option.setAtIndex(JAVA_LONG, 1, millis % 1000 * 1000L);
    set(socket, SO_SNDTIMEO, TIMEVAL);
    return socket;
  }

  private int open(boolean six, int flags) throws SyscallException {
    int family = six ? SocketName.AF_INET6 : SocketName.AF_INET;
    int socket = Libc.socket(errno, family, SOCK_STREAM | SOCK_CLOEXEC | flags, 0);
    if (socket < 0) {
      throw Libc.failed("socket", errno);
    }
    option.setAtIndex(JAVA_INT, 0, 1);
    option.setAtIndex(JAVA_INT, 1, 0);
    set(socket, SO_LINGER, LINGER);
    return socket;
  }

  private void set(int socket, int name, int size) throws SyscallException {
    if (Libc.setsockopt(errno, socket, SOL_SOCKET, name, option.address(), size) != 0) {
      SyscallException failed = Libc.failed("setsockopt", errno);
      close(socket);
      throw failed;
    }
  }

  /// Connects, or asks what has become of it: a socket that is connecting looks neither at the
  /// address nor at the port.
  ///
  /// @return null when it is connected; EINPROGRESS or EALREADY while it is not; else why it cannot
  @SuppressWarnings("ReferenceEquality") // equal ones of IPv6 may differ in their zone
  public @Nullable Errno connect(int socket, InetAddress to, int port) {
    if (address != to) {
      remote.address(to);
      address = to;
    }
    remote.port(port);
    return connect(socket, remote);
  }

  /// Has a socket connect from one address and one port from now on, so that connect(2) need choose
  /// neither each time: a fifth of what it has to do where the port refuses. The address is the one
  /// that another is reached from; the port is this socket's alone until it is closed, while one
  /// that connect(2) chooses is shared with other sockets that it chooses for.
  ///
  /// @return whether it does; else connect(2) goes on choosing
  public boolean bindTowards(int socket, InetAddress to) {
    // Only a port that is named stays with the socket when a connection has failed.
    return source(to) && freePort() && bindToOwn(socket);
  }

  /// Asks the kernel for a route by connecting a UDP socket, which sends nothing.
  private boolean source(InetAddress to) {
    other.address(to);
    other.port(DISCARD);
    int socket = Libc.socket(errno, other.family(), SOCK_DGRAM | SOCK_CLOEXEC, 0);
    return named(socket, connect(socket, other) == null);
  }

  /// One of the own address; anybody else may take it meanwhile.
  private boolean freePort() {
    own.port(0);
    int socket = Libc.socket(errno, own.family(), SOCK_STREAM | SOCK_CLOEXEC, 0);
    return named(socket, bindToOwn(socket));
  }

  /// Takes the name of a socket that is there for that alone.
  ///
  /// @param hasName also false when it could not be opened
  private boolean named(int socket, boolean hasName) {
    length.set(JAVA_INT, 0, SocketName.SIZE);
    boolean known =
        hasName && Libc.getsockname(errno, socket, own.address(), length.address()) == 0;
    close(socket);
    return known;
  }

  private boolean bindToOwn(int socket) {
    return Libc.bind(errno, socket, own.address(), own.length()) == 0;
  }

  /// Gives up a connection, also one that is made, which ends with a reset.
  ///
  /// @return null when it may connect again; else why not
  public @Nullable Errno disconnect(int socket) {
    nobody.family(SocketName.AF_UNSPEC);
    return connect(socket, nobody);
  }

  private @Nullable Errno connect(int socket, SocketName name) {
    return Libc.connect(errno, socket, name.address(), name.length()) == 0
        ? null
        : Libc.errno(errno);
  }

  /// Takes SO_ERROR. While a socket is connecting that is what an ICMP error said which came when
  /// the kernel could not heed it (sk_err_soft); connect(2) never tells.
  ///
  /// @return null when there is none
  public @Nullable Errno error(int socket) {
    length.set(JAVA_INT, 0, Integer.BYTES);
    long value = option.address();
    if (Libc.getsockopt(errno, socket, SOL_SOCKET, SO_ERROR, value, length.address()) != 0) {
      return Libc.errno(errno);
    }
    int number = option.get(JAVA_INT, 0);
    return number == 0 ? null : Errno.of(number);
  }

  /// Of a connection; [Ends#APART] also when it is over already.
  public Ends ends(int socket) {
    length.set(JAVA_INT, 0, SocketName.SIZE);
    boolean known = Libc.getsockname(errno, socket, own.address(), length.address()) == 0;
    length.set(JAVA_INT, 0, SocketName.SIZE);
    known &= Libc.getpeername(errno, socket, other.address(), length.address()) == 0;
    if (!known || !own.hasAddressOf(other)) {
      return Ends.APART;
    }
    return own.port() == other.port() ? Ends.ONE_SOCKET : Ends.ONE_ADDRESS;
  }

  /// The last ICMP error that came for this socket, since Linux 5.11; the queue is empty then.
  ///
  /// @return null when there is none
  public @Nullable IcmpError icmp(int socket) {
    return errors.last(socket);
  }

  public void close(int socket) {
    Libc.close(errno, socket);
  }
}
