package vigia.syscall;

import java.util.Arrays;

/// Why a system call failed: errno(3), with the numbers of Linux's asm-generic.
public enum Errno {
  EPERM(1),
  ENOENT(2),
  ESRCH(3),
  EINTR(4),
  EIO(5),
  ENXIO(6),
  EBADF(9),
  EAGAIN(11),
  ENOMEM(12),
  EACCES(13),
  EFAULT(14),
  EBUSY(16),
  EEXIST(17),
  ENODEV(19),
  ENOTDIR(20),
  EISDIR(21),
  EINVAL(22),
  ENFILE(23),
  EMFILE(24),
  ENOTTY(25),
  EFBIG(27),
  ENOSPC(28),
  EROFS(30),
  EPIPE(32),
  ERANGE(34),
  ENAMETOOLONG(36),
  ENOSYS(38),
  ELOOP(40),
  EPROTO(71),
  EOVERFLOW(75),
  ENOPROTOOPT(92),
  EOPNOTSUPP(95),
  EAFNOSUPPORT(97),
  EADDRINUSE(98),
  EADDRNOTAVAIL(99),
  ENETDOWN(100),
  ENETUNREACH(101),
  ECONNABORTED(103),
  ECONNRESET(104),
  ENOBUFS(105),
  EISCONN(106),
  ENOTCONN(107),
  ETIMEDOUT(110),
  ECONNREFUSED(111),
  EHOSTDOWN(112),
  EHOSTUNREACH(113),
  EALREADY(114),
  EINPROGRESS(115),
  ESTALE(116),
  /// A number that is none of these; [SyscallException#number()] has it.
  OTHER(0);

  private static final int HIGHEST = 133;
  private static final Errno[] BY_NUMBER = new Errno[HIGHEST + 1];

  static {
    Arrays.fill(BY_NUMBER, OTHER);
    for (Errno errno : values()) {
      BY_NUMBER[errno.number] = errno;
    }
  }

  private final int number;

  Errno(int number) {
    this.number = number;
  }

  static Errno of(int number) {
    return number < 0 || number > HIGHEST ? OTHER : BY_NUMBER[number];
  }
}
