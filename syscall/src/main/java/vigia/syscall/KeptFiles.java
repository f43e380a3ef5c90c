package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Small files that the kernel makes up when they are read, such as `/proc/PID/stat`: once open,
/// each reading anew from the start is one system call, pread(2). Opening and closing such a file
/// costs twice as much as reading it.
///
/// One thread at a time. Only for files whose reading cannot block.
public final class KeptFiles {
  private static final int AT_FDCWD = -100;

  // Freed by the garbage collector, so that no thread in particular has to.
  private final MemorySegment errno = Libc.errnoIn(Arena.ofAuto());
  private final MemorySegment buffer;

  /// @param most bytes that are read of a file
  public KeptFiles(int most) {
    buffer = Arena.ofAuto().allocate(most);
  }

  /// Opens a file to read it; [#close] is the caller's to do.
  ///
  /// @return its descriptor
  /// @throws SyscallException ENOENT, EACCES, EMFILE, …
  public int open(byte[] path) throws SyscallException {
    try (Arena call = Arena.ofConfined()) {
      int descriptor = Libc.openat(errno, AT_FDCWD, Libc.pathIn(call, path), OpenFlags.READ_FILE);
      if (descriptor < 0) {
        throw Libc.failed("openat", errno);
      }
      return descriptor;
    }
  }

  /// Reads from the file's start.
  ///
  /// @param into as long as what was given to the constructor, or longer
  /// @return how many bytes there were
  /// @throws SyscallException ESRCH when the file was a process's that has ended, …
  public int read(int descriptor, byte[] into) throws SyscallException {
    long length = Libc.pread(errno, descriptor, buffer);
    if (length < 0) {
      throw Libc.failed("pread", errno);
    }
    MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, (int) length);
    return (int) length;
  }

  public void close(int descriptor) {
    Libc.close(errno, descriptor);
  }
}
