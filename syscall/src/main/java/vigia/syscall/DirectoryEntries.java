package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Reads the entries of a [Directory], without making an object for each: names lie where the
/// kernel wrote them, and a file is looked at by its name in that very place.
///
/// Used by one thread at a time. Several may read one directory, each with entries of its own: the
/// kernel hands out each entry once. Every call may block, on a dead network mount for ever.
public final class DirectoryEntries implements AutoCloseable {
  // struct linux_dirent64 { u64 d_ino; s64 d_off; u16 d_reclen; u8 d_type; char d_name[]; };
  private static final int RECLEN = 16;
  private static final int TYPE = 18;
  private static final int NAME = 19;

  private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  /// Some 2,000 entries of usual names; more at once saves nothing any more.
  private static final int BUFFER = 64 * 1024;

  private final Directory directory;
  // Shared, because whoever goes on reading later may be another thread.
  private final Arena arena = Arena.ofShared();
  private final MemorySegment errno = Libc.errnoIn(arena);
  private final MemorySegment entries = arena.allocate(BUFFER, Long.BYTES);
  private final StatxView status = new StatxView(arena.allocate(StatxView.SIZE, Long.BYTES));

  /// The same as `entries`: Java reads it faster here.
  private final byte[] copy = new byte[BUFFER];

  /// Of `entries`; 0, which the kernel refuses, when they are closed.
  private long address = entries.address();

  private int next;
  private int filled;
  private int start;
  private int end;
  private int type;

  DirectoryEntries(Directory directory) {
    this.directory = directory;
  }

  /// Moves to the next entry, in no order. An entry that comes or goes meanwhile may appear or not;
  /// `.` and `..` never do.
  ///
  /// @return false at the end
  public boolean next() throws SyscallException {
    do {
      if (next == filled && !fill()) {
        return false;
      }
      advance();
    } while (isDots());
    return true;
  }

  /// Holds the name of the entry, from [#start] up to [#end]; until the next one.
  public byte[] bytes() {
    return copy;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /// The entry's name, to keep.
  public byte[] name() {
    return Arrays.copyOfRange(copy, start, end);
  }

  /// What the entry is, as the S_IFMT bits of inode(7), or 0 where the file system does not keep
  /// that beside the name.
  public int type() {
    return type;
  }

  /// Looks at the entry, links not followed.
  ///
  /// @return of this entry until another is looked at
  /// @throws SyscallException ENOENT when it is gone
  public StatxView look() throws SyscallException {
    directory.statx(address + start, status);
    return status;
  }

  @Override
  public void close() {
    address = 0;
    arena.close();
  }

  private boolean fill() throws SyscallException {
    next = 0;
    filled = directory.read(errno, entries);
    MemorySegment.copy(entries, JAVA_BYTE, 0, copy, 0, filled);
    return filled > 0;
  }

  private void advance() {
    start = next + NAME;
    type = (copy[next + TYPE] & 0xff) << 12; // DTTOIF of dirent.h
    next += recordLength();
    // Records are padded to 8 bytes, so the name's NUL is among the last 8.
    end = Math.max(start, next - Long.BYTES);
    while (end < next && copy[end] != 0) {
      end++;
    }
  }

  /// In the order of this machine's bytes. By hand, because it is asked for each entry.
  private int recordLength() {
    int first = copy[next + RECLEN] & 0xff;
    int second = copy[next + RECLEN + 1] & 0xff;
    return LITTLE ? first | second << 8 : first << 8 | second;
  }

  private boolean isDots() {
    int length = end - start;
    return length <= 2 && copy[start] == '.' && copy[end - 1] == '.';
  }
}
