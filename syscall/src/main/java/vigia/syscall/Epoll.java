package vigia.syscall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Tells which of many sockets have news: epoll(7), edge-triggered. A socket stays in it until it
/// is closed; an event says only that it is worth a look, and may be about what has been looked at.
///
/// One thread at a time, and [#await] blocks it: a platform thread.
public final class Epoll implements AutoCloseable {
  private static final int EPOLL_CLOEXEC = 0x8_0000;
  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLLIN = 1;
  private static final int EPOLLOUT = 4;
  private static final int EPOLLET = 1 << 31;

  /// struct epoll_event is packed on x86-64 alone: events, then data.
  private static final boolean PACKED =
      switch (System.getProperty("os.arch", "")) {
        case "amd64", "x86_64" -> true;
        default -> false;
      };

  private static final long EVENT = PACKED ? 12 : 16;
  private static final long DATA = PACKED ? 4 : 8;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private final Arena arena = Arena.ofAuto();
  private final MemorySegment errno = Libc.errnoIn(arena);
  private final MemorySegment added = arena.allocate(EVENT, Long.BYTES);
  private final MemorySegment events;
  private final int most;
  private final int descriptor;

  /// @param most events that one wait brings
  /// @throws SyscallException EMFILE, ENFILE, ENOMEM
  public Epoll(int most) throws SyscallException {
    this.most = most;
    events = arena.allocate(EVENT * most, Long.BYTES);
    descriptor = Libc.epollCreate(errno, EPOLL_CLOEXEC);
    if (descriptor < 0) {
      throw Libc.failed("epoll_create1", errno);
    }
  }

  /// Waits from now on for a connection that is made, and for errors.
  ///
  /// @param token by which its events are known; not negative
  /// @throws SyscallException ENOSPC, ENOMEM
  public void add(int socket, int token) throws SyscallException {
    add(socket, token, EPOLLOUT);
  }

  /// Waits from now on for what there is to read, and for errors; otherwise as [#add(int, int)].
  public void addReader(int socket, int token) throws SyscallException {
    add(socket, token, EPOLLIN);
  }

  private void add(int socket, int token, int what) throws SyscallException {
    added.set(INT, 0, what | EPOLLET);
    added.set(LONG, DATA, token);
    if (Libc.epollCtl(errno, descriptor, EPOLL_CTL_ADD, socket, added.address()) != 0) {
      throw Libc.failed("epoll_ctl", errno);
    }
  }

  /// Waits for events.
  ///
  /// @param millis 0 to look only at those that are there
  /// @return how many came; when that is the most there can be, there may be others
  /// @throws SyscallException never but for a fault of ours
  public int await(int millis) throws SyscallException {
    int count = Libc.epollWait(errno, descriptor, events.address(), most, millis);
    if (count >= 0) {
      return count;
    }
    if (Libc.errno(errno) == Errno.EINTR) {
      return 0;
    }
    throw Libc.failed("epoll_wait", errno);
  }

  /// Whose the event at this place of the last wait is.
  public int token(int place) {
    return (int) events.get(LONG, place * EVENT + DATA);
  }

  @Override
  public void close() {
    Libc.close(errno, descriptor);
  }
}
