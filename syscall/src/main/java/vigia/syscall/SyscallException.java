package vigia.syscall;

import java.io.IOException;

/// A system call that failed. Has no stack trace: it is an answer of the kernel's, not a fault.
public final class SyscallException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Errno errno;
  private final int number;

  SyscallException(String call, int number) {
    super(call + ": " + (Errno.of(number) == Errno.OTHER ? "errno " + number : Errno.of(number)));
    this.errno = Errno.of(number);
    this.number = number;
  }

  public Errno errno() {
    return errno;
  }

  /// The raw number, for those that [Errno] does not name.
  public int number() {
    return number;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
