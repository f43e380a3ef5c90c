package vigia.syscall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Sockets that send whole packets past the kernel's own TCP and receive nothing: raw(7) with
/// IPPROTO_RAW.
///
/// A packet to a neighbour that does not answer ARP or neighbour discovery waits in the kernel for
/// three seconds (arp(7), ipv6(7)) and takes room from the send buffer of its socket all the while.
/// So when that is full and stays full, no busy device is the reason, and what comes next goes out
/// by another socket. Each has as much room as every socket (net.core.wmem_default): less than the
/// queue of a device that is really busy, which would drop what is too much.
final class PacketSender {
  /// Room for some 35,000 SYNs: those to all of ten thousand ports that are asked three times while
  /// a neighbour is looked for. The kernel's memory for them is some 25 MB then.
  static final int MOST = 128;

  /// In which a device that works has sent half of a full buffer.
  private static final int ROOM_MILLIS = 2;

  private static final short POLLOUT = 4;

  /// struct pollfd: an int and two shorts.
  private static final int POLLFD = 8;

  private static final int WHAT_HAPPENED = 6;

  private final boolean six;
  private final RawSocket raw;
  private final MemorySegment errno;
  private final MemorySegment sockets;
  private final int most;
  private int count;
  private int current;

  /// @param most sockets
  /// @throws SyscallException EPERM, EACCES; EMFILE, ENFILE, ENOBUFS, ENOMEM; EAFNOSUPPORT
  PacketSender(Arena arena, RawSocket raw, boolean six, int most) throws SyscallException {
    this.six = six;
    this.most = most;
    this.raw = raw;
    errno = Libc.errnoIn(arena);
    sockets = arena.allocate((long) most * POLLFD, Integer.BYTES);
    add();
  }

  private void add() throws SyscallException {
    int socket = raw.ofPackets(six);
    long at = (long) count * POLLFD;
    sockets.set(ValueLayout.JAVA_INT, at, socket);
    sockets.set(ValueLayout.JAVA_SHORT, at + Integer.BYTES, POLLOUT);
    current = count++;
  }

  /// The one to send by.
  int socket() {
    return socket(current);
  }

  private int socket(int index) {
    return sockets.get(ValueLayout.JAVA_INT, (long) index * POLLFD);
  }

  /// Looks for one with room, and waits a little for it.
  ///
  /// @return whether [#socket] has some
  boolean findRoom() {
    if (Libc.poll(errno, sockets, count, ROOM_MILLIS) > 0) {
      for (int i = 0; i < count; i++) {
        short happened = sockets.get(ValueLayout.JAVA_SHORT, (long) i * POLLFD + WHAT_HAPPENED);
        if ((happened & POLLOUT) != 0) {
          current = i;
          return true;
        }
      }
    }
    if (count == most) {
      return false;
    }
    try {
      add();
      return true;
    } catch (SyscallException noDescriptor) {
      return false;
    }
  }

  void close() {
    for (int i = 0; i < count; i++) {
      raw.close(socket(i));
    }
  }
}
