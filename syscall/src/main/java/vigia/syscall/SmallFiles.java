package vigia.syscall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Small files that the kernel makes up when they are read, such as `/proc/PID/stat`: once open,
/// each reading anew from the start is one system call, pread(2). Opening and closing such a file
/// costs twice as much as reading it.
///
/// One thread at a time. Only for files whose reading cannot block.
public final class SmallFiles {
  // Freed by the garbage collector, so that no thread in particular has to.
  private final MemorySegment errno = Libc.errnoIn(Arena.ofAuto());
  private final MemorySegment buffer;
  private final long address;
  private final byte[] text;
  private final MemorySegment copy;

  /// @param most bytes that are read of a file
  public SmallFiles(int most) {
    buffer = Arena.ofAuto().allocate(most);
    address = buffer.address();
    text = new byte[most + 1];
    copy = MemorySegment.ofArray(text);
  }

  /// Opens a file to read it; [#close] is the caller's to do.
  ///
  /// @return its descriptor
  /// @throws SyscallException ENOENT, EACCES, EMFILE, …
  public int open(byte[] path) throws SyscallException {
    return Libc.open(errno, Libc.AT_FDCWD, path, OpenFlags.READ_FILE);
  }

  /// Reads from the file's start into [#text()].
  ///
  /// @return how many bytes there were, or -1 when it cannot be read any more: such as the file of
  ///   a process that has ended. Why, opening it anew tells.
  public int read(int descriptor) {
    int length = (int) Libc.pread(descriptor, address, buffer.byteSize());
    if (length > 0) {
      MemorySegment.copy(buffer, 0, copy, 0, length);
    }
    return length;
  }

  /// What was read last; always the same array, with room for one byte after the last.
  public byte[] text() {
    return text;
  }

  public void close(int descriptor) {
    Libc.close(errno, descriptor);
  }
}
