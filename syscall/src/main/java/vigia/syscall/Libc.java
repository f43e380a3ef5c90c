package vigia.syscall;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// The C library. The only class with method handles; loading it loads the linker (tens of
/// milliseconds), so only the verbs' classes touch it, and only when they are called.
///
/// There is one handle per call shape, not per function: each costs its own bootstrap. A call whose
/// errno matters captures it in a segment of its own, because another thread, or the JVM itself
/// between the call and our next instruction, may set it.
final class Libc {
  /// "Relative to this process's working directory", fcntl.h.
  static final int AT_FDCWD = -100;

  private Libc() {}

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");
  private static final VarHandle ERRNO =
      Linker.Option.captureStateLayout()
          .varHandle(MemoryLayout.PathElement.groupElement("errno"))
          .withInvokeExactBehavior();

  // int statvfs(const char *path, struct statvfs *buf);
  private static final class Statvfs {
    static final MemorySegment SYMBOL = symbol("statvfs");
  }

  // int uname(struct utsname *buf);
  private static final class Uname {
    static final MemorySegment SYMBOL = symbol("uname");
  }

  // int openat(int dirfd, const char *path, int flags, ... /* mode_t mode */);
  private static final class Openat {
    static final MemorySegment SYMBOL = symbol("openat");
    // Without O_CREAT nothing is passed in the variable part.
    static final MethodHandle HANDLE =
        handle(
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.firstVariadicArg(3));
  }

  // int close(int fd);
  private static final class Close {
    static final MemorySegment SYMBOL = symbol("close");
    static final MethodHandle HANDLE = handle(FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  }

  // ssize_t pread(int fd, void *buf, size_t count, off_t offset);
  private static final class Pread {
    // An address, no errno, and bound to its symbol: each of these saves time in the one call that
    // is made by the thousand.
    static final MethodHandle HANDLE =
        handleWithoutErrno(
            symbol("pread"),
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }

  // int poll(struct pollfd *fds, nfds_t nfds, int timeout);
  private static final class Poll {
    static final MemorySegment SYMBOL = symbol("poll");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  }

  // ssize_t getdents64(int fd, void *dirp, size_t count);
  private static final class Getdents {
    // musl since 1.2.4 has only the name without the number, for the same call.
    static final MemorySegment SYMBOL =
        LINKER.defaultLookup().find("getdents64").orElseGet(() -> symbol("getdents"));
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  }

  // ssize_t read(int fd, void *buf, size_t count);
  private static final class Read {
    static final MemorySegment SYMBOL = symbol("read");
  }

  // long syscall(long number, ...);
  private static final class Syscall {
    static final MemorySegment SYMBOL = symbol("syscall");
    // As it is called here: with an int, a pointer and an int, each as wide as a register.
    static final MethodHandle HANDLE =
        handle(
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
  }

  // off_t lseek(int fd, off_t offset, int whence);
  private static final class Lseek {
    static final MemorySegment SYMBOL = symbol("lseek");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));
  }

  // int fstatfs(int fd, struct statfs *buf);
  private static final class Fstatfs {
    static final MemorySegment SYMBOL = symbol("fstatfs");
    static final MethodHandle HANDLE = handle(FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  }

  // ssize_t readlinkat(int dirfd, const char *path, char *buf, size_t bufsiz);
  private static final class Readlinkat {
    static final MemorySegment SYMBOL = symbol("readlinkat");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
  }

  // int statx(int dirfd, const char *path, int flags, unsigned mask, struct statx *buf);
  private static final class Statx {
    static final MemorySegment SYMBOL = symbol("statx");
    // Pointers as numbers, because looking after each segment's lifetime costs more than the call
    // into C does.
    static final FunctionDescriptor SHAPE =
        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG);
    static final MethodHandle HANDLE = handle(SHAPE);
  }

  // The same for a call that is made for each file of a directory: bound to its symbol, too.
  private static final class StatxOfMany {
    static final MethodHandle HANDLE = handleWithoutErrno(Statx.SYMBOL, Statx.SHAPE);
  }

  // int socket(int domain, int type, int protocol);
  private static final class Socket {
    static final MemorySegment SYMBOL = symbol("socket");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  }

  // int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
  private static final class Connect {
    static final MemorySegment SYMBOL = symbol("connect");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT));
  }

  // int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
  private static final class Bind {
    static final MemorySegment SYMBOL = symbol("bind");
  }

  // int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen);
  private static final class Getsockname {
    static final MemorySegment SYMBOL = symbol("getsockname");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
  }

  // int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen);
  private static final class Getpeername {
    static final MemorySegment SYMBOL = symbol("getpeername");
  }

  // int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen);
  private static final class Setsockopt {
    static final MemorySegment SYMBOL = symbol("setsockopt");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT));
  }

  // int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen);
  private static final class Getsockopt {
    static final MemorySegment SYMBOL = symbol("getsockopt");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
  }

  // ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags);
  private static final class Recvmsg {
    static final MemorySegment SYMBOL = symbol("recvmsg");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));
  }

  // int sendmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags);
  private static final class Sendmmsg {
    static final MemorySegment SYMBOL = symbol("sendmmsg");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT));
  }

  // int recvmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags,
  //              struct timespec *timeout);
  private static final class Recvmmsg {
    static final MemorySegment SYMBOL = symbol("recvmmsg");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG));
  }

  // ssize_t send(int sockfd, const void *buf, size_t len, int flags);
  private static final class Send {
    static final MemorySegment SYMBOL = symbol("send");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
  }

  // ssize_t recv(int sockfd, void *buf, size_t len, int flags);
  private static final class Recv {
    static final MemorySegment SYMBOL = symbol("recv");
  }

  // int epoll_create1(int flags);
  private static final class EpollCreate {
    static final MemorySegment SYMBOL = symbol("epoll_create1");
  }

  // int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event);
  private static final class EpollCtl {
    static final MemorySegment SYMBOL = symbol("epoll_ctl");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  }

  // int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout);
  private static final class EpollWait {
    static final MemorySegment SYMBOL = symbol("epoll_wait");
    static final MethodHandle HANDLE =
        handle(FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT));
  }

  private static final class IntOfPointer {
    static final MethodHandle HANDLE = handle(FunctionDescriptor.of(JAVA_INT, ADDRESS));
  }

  private static final class IntOfTwoPointers {
    static final MethodHandle HANDLE = handle(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  }

  static int statvfs(MemorySegment errno, MemorySegment path, MemorySegment buffer) {
    try {
      return (int) IntOfTwoPointers.HANDLE.invokeExact(Statvfs.SYMBOL, errno, path, buffer);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  static int uname(MemorySegment errno, MemorySegment buffer) {
    try {
      return (int) IntOfPointer.HANDLE.invokeExact(Uname.SYMBOL, errno, buffer);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// The caller's to close.
  ///
  /// @param directory where relative paths begin; [#AT_FDCWD] for this process's
  /// @return the descriptor
  static int open(MemorySegment errno, int directory, byte[] path, int flags)
      throws SyscallException {
    int descriptor;
    try (Arena call = Arena.ofConfined()) {
      MemorySegment text = pathIn(call, path);
      descriptor = (int) Openat.HANDLE.invokeExact(Openat.SYMBOL, errno, directory, text, flags);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
    if (descriptor < 0) {
      throw failed("openat", errno);
    }
    return descriptor;
  }

  static int close(MemorySegment errno, int descriptor) {
    try {
      return (int) Close.HANDLE.invokeExact(Close.SYMBOL, errno, descriptor);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// From the file's start. Leaves no errno.
  ///
  /// @param address of memory that the caller keeps alive
  static long pread(int descriptor, long address, long size) {
    try {
      return (long) Pread.HANDLE.invokeExact(descriptor, address, size, 0L);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// @param files as many `struct pollfd`
  /// @param millis how long to wait for one of them
  static int poll(MemorySegment errno, MemorySegment files, int count, int millis) {
    try {
      return (int) Poll.HANDLE.invokeExact(Poll.SYMBOL, errno, files, (long) count, millis);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  static long getdents64(MemorySegment errno, int descriptor, MemorySegment buffer) {
    try {
      return (long)
          Getdents.HANDLE.invokeExact(
              Getdents.SYMBOL, errno, descriptor, buffer, buffer.byteSize());
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  static long read(MemorySegment errno, int descriptor, MemorySegment buffer) {
    try {
      return (long)
          Getdents.HANDLE.invokeExact(Read.SYMBOL, errno, descriptor, buffer, buffer.byteSize());
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// bpf(2), for which the C library has no function.
  ///
  /// @param number its own, which each architecture has another of
  /// @param attributes `union bpf_attr`, as far as the command reads it
  static int bpf(MemorySegment errno, long number, int command, MemorySegment attributes) {
    try {
      return (int)
          (long)
              Syscall.HANDLE.invokeExact(
                  Syscall.SYMBOL, errno, number, (long) command, attributes, attributes.byteSize());
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// @param position from the beginning: SEEK_SET
  static long lseek(MemorySegment errno, int descriptor, long position) {
    try {
      return (long) Lseek.HANDLE.invokeExact(Lseek.SYMBOL, errno, descriptor, position, 0);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  static int fstatfs(MemorySegment errno, int descriptor, MemorySegment buffer) {
    try {
      return (int) Fstatfs.HANDLE.invokeExact(Fstatfs.SYMBOL, errno, descriptor, buffer);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  static long readlinkat(
      MemorySegment errno, int directory, MemorySegment path, MemorySegment buffer) {
    try {
      return (long)
          Readlinkat.HANDLE.invokeExact(
              Readlinkat.SYMBOL, errno, directory, path, buffer, buffer.byteSize());
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// @param path address of a text that ends in NUL
  /// @param buffer address of a `struct statx`
  static int statx(
      MemorySegment errno, int directory, long path, int flags, int mask, long buffer) {
    try {
      return (int)
          Statx.HANDLE.invokeExact(Statx.SYMBOL, errno, directory, path, flags, mask, buffer);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// The same without saying what went wrong, for which it has to be asked once more: noting errno
  /// after each call is a tenth of a listing.
  ///
  /// @return whether the buffer was filled
  static boolean statxSucceeds(int directory, long path, int flags, int mask, long buffer) {
    try {
      return (int) StatxOfMany.HANDLE.invokeExact(directory, path, flags, mask, buffer) == 0;
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// @param protocol 0 for the type's usual one
  static int socket(MemorySegment errno, int domain, int type, int protocol) {
    try {
      return (int) Socket.HANDLE.invokeExact(Socket.SYMBOL, errno, domain, type, protocol);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// @param address of a `struct sockaddr`
  static int connect(MemorySegment errno, int socket, long address, int length) {
    try {
      return (int) Connect.HANDLE.invokeExact(Connect.SYMBOL, errno, socket, address, length);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// @param address of a `struct sockaddr`
  static int bind(MemorySegment errno, int socket, long address, int length) {
    try {
      return (int) Connect.HANDLE.invokeExact(Bind.SYMBOL, errno, socket, address, length);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// @param address of a `struct sockaddr`
  /// @param length address of its `socklen_t`
  static int getsockname(MemorySegment errno, int socket, long address, long length) {
    try {
      return (int)
          Getsockname.HANDLE.invokeExact(Getsockname.SYMBOL, errno, socket, address, length);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// As [#getsockname].
  static int getpeername(MemorySegment errno, int socket, long address, long length) {
    try {
      return (int)
          Getsockname.HANDLE.invokeExact(Getpeername.SYMBOL, errno, socket, address, length);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  static int setsockopt(
      MemorySegment errno, int socket, int level, int option, long value, int length) {
    try {
      return (int)
          Setsockopt.HANDLE.invokeExact(
              Setsockopt.SYMBOL, errno, socket, level, option, value, length);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  static int getsockopt(
      MemorySegment errno, int socket, int level, int option, long value, long length) {
    try {
      return (int)
          Getsockopt.HANDLE.invokeExact(
              Getsockopt.SYMBOL, errno, socket, level, option, value, length);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// @param message address of a `struct msghdr`
  static long recvmsg(MemorySegment errno, int socket, long message, int flags) {
    try {
      return (long) Recvmsg.HANDLE.invokeExact(Recvmsg.SYMBOL, errno, socket, message, flags);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// @param messages address of as many `struct mmsghdr`
  /// @return how many were sent, of which the first is at least one
  static int sendmmsg(MemorySegment errno, int socket, long messages, int count, int flags) {
    try {
      return (int)
          Sendmmsg.HANDLE.invokeExact(Sendmmsg.SYMBOL, errno, socket, messages, count, flags);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// @param messages address of as many `struct mmsghdr`
  static int recvmmsg(MemorySegment errno, int socket, long messages, int count, int flags) {
    try {
      return (int)
          Recvmmsg.HANDLE.invokeExact(Recvmmsg.SYMBOL, errno, socket, messages, count, flags, 0L);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  static long send(MemorySegment errno, int socket, long bytes, long length) {
    try {
      return (long) Send.HANDLE.invokeExact(Send.SYMBOL, errno, socket, bytes, length, 0);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// @param bytes address of as much room
  static long recv(MemorySegment errno, int socket, long bytes, long length) {
    try {
      return (long) Send.HANDLE.invokeExact(Recv.SYMBOL, errno, socket, bytes, length, 0);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  static int epollCreate(MemorySegment errno, int flags) {
    try {
      return (int) Close.HANDLE.invokeExact(EpollCreate.SYMBOL, errno, flags);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// @param event address of a `struct epoll_event`
  static int epollCtl(MemorySegment errno, int epoll, int operation, int descriptor, long event) {
    try {
      return (int)
          EpollCtl.HANDLE.invokeExact(EpollCtl.SYMBOL, errno, epoll, operation, descriptor, event);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// @param events address of as many `struct epoll_event`
  static int epollWait(MemorySegment errno, int epoll, long events, int most, int millis) {
    try {
      return (int)
          EpollWait.HANDLE.invokeExact(EpollWait.SYMBOL, errno, epoll, events, most, millis);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// Where a call leaves its errno; one per call.
  static MemorySegment errnoIn(SegmentAllocator arena) {
    return arena.allocate(Linker.Option.captureStateLayout());
  }

  /// The errno of the failed call that was given this segment.
  static SyscallException failed(String call, MemorySegment errno) {
    return new SyscallException(call, (int) ERRNO.get(errno, 0L));
  }

  /// The same as a name, for those whose failure is an answer like any other.
  static Errno errno(MemorySegment errno) {
    return Errno.of((int) ERRNO.get(errno, 0L));
  }

  /// `path` with its terminating NUL.
  static MemorySegment pathIn(SegmentAllocator arena, byte[] path) {
    MemorySegment segment = arena.allocate(path.length + 1L);
    MemorySegment.copy(path, 0, segment, JAVA_BYTE, 0, path.length);
    return segment;
  }

  /// A downcall throws nothing of its own; what arrives is an Error of the JVM, or a mistake in a
  /// handle's type.
  private static Error notThrownByC(Throwable thrown) {
    return thrown instanceof Error error ? error : new AssertionError(thrown);
  }

  private static MemorySegment symbol(String name) {
    return LINKER.defaultLookup().findOrThrow(name);
  }

  @SuppressWarnings("restricted") // here and below, the only places where Java is left
  private static MethodHandle handle(FunctionDescriptor shape, Linker.Option... more) {
    Linker.Option[] options = Arrays.copyOf(more, more.length + 1);
    options[more.length] = CAPTURE;
    return LINKER.downcallHandle(shape, options);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle handleWithoutErrno(MemorySegment symbol, FunctionDescriptor shape) {
    return LINKER.downcallHandle(symbol, shape);
  }
}
