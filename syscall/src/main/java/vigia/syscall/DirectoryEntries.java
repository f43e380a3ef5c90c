package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the entries of a [Directory], without making an object for each: names lie where the
/// kernel wrote them, and a file is looked at by its name in that very place.
///
/// Used by one thread at a time. Several may read one directory, each with entries of its own: the
/// kernel hands out each entry once. Every call may block, on a dead network mount for ever.
public final class DirectoryEntries implements AutoCloseable {
  // struct linux_dirent64 { u64 d_ino; s64 d_off; u16 d_reclen; u8 d_type; char d_name[]; };
  private static final long OFF = 8;
  private static final int RECLEN = 16;
  private static final int TYPE = 18;
  private static final int NAME = 19;

  private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  /// Some 2,000 entries of usual names; more at once saves nothing any more.
  private static final int BUFFER = 64 * 1024;

  /// How many entries are looked at in one go at most.
  private static final int AHEAD = 64;

  /// Where ext4 keeps a directory by the hash of its names, a position is that hash: 31 bits of it
  /// above 32 less significant ones. An offset in the directory's bytes is never so large.
  private static final long LEAST_HASH = 1L << Integer.SIZE;

  private final Directory directory;
  private final boolean own;
  // Shared, because whoever goes on reading later may be another thread.
  private final Arena arena = Arena.ofShared();
  private final MemorySegment errno = Libc.errnoIn(arena);
  private final MemorySegment entries = arena.allocate(BUFFER, Long.BYTES);
  private final StatxView status =
      new StatxView(arena.allocate(AHEAD * StatxView.SIZE, Long.BYTES));

  /// The same as `entries`: Java reads it faster here.
  private final byte[] copy = new byte[BUFFER];

  /// Of `entries`; 0, which the kernel refuses, when they are closed.
  private long address = entries.address();

  private int next;
  private int filled;
  private int start;

  /// Of the name; -1 until somebody asks, which for most files of a long directory nobody does.
  private int end;

  private int type;

  /// How many entries before this one were looked at, one after the other; and this one.
  private int row;

  private boolean isLookedAt;

  /// Those that were looked at together: where their names start, and whether they were seen.
  private final int[] starts = new int[AHEAD];

  private final boolean[] seen = new boolean[AHEAD];
  private int looked;

  /// Which of them was asked for last.
  private int place;

  /// Where another reader begins, and where the next entries stand that the kernel gives; nothing
  /// is known of that before the first half is left to another.
  private long until = Long.MAX_VALUE;

  private long position;
  private boolean isOver;

  /// @param own whether the directory is closed with this
  DirectoryEntries(Directory directory, boolean own) {
    this.directory = directory;
    this.own = own;
  }

  /// Leaves half of what it has not read yet to another reader, with a descriptor of its own: the
  /// kernel lists both halves at once, on two processors. Such halves are there in large
  /// directories of ext4, whose entries come in the order of their names' hashes, and which can be
  /// read from any hash on; an entry that comes or goes meanwhile changes no other's.
  ///
  /// @return the other reader, to be closed before the directory is; null when this one goes on
  ///   alone: elsewhere, or where the directory cannot be opened once more (for lack of a
  ///   descriptor, or of the right to search it)
  public @Nullable DirectoryEntries split() {
    long here = start == 0 ? 0 : position(start - NAME);
    long half = (here + (until - here) / 2) & -LEAST_HASH;
    if (here < LEAST_HASH || half <= here) {
      return null;
    }
    Directory again;
    try {
      again = directory.again(half);
    } catch (SyscallException alone) {
      return null;
    }
    if (again == null) {
      return null;
    }
    var other = new DirectoryEntries(again, true);
    other.position = half;
    other.until = until;
    until = half;
    position = here;
    cut();
    return other;
  }

  /// Moves to the next entry, in no order. An entry that comes or goes meanwhile may appear or not;
  /// `.` and `..` never do.
  ///
  /// @return false at the end
  public boolean next() throws SyscallException {
    row = isLookedAt ? row + 1 : 0;
    isLookedAt = false;
    do {
      if (next == filled && !fill()) {
        return false;
      }
      advance();
    } while (isDots(start));
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
    if (end < 0) {
      end = nul();
    }
    return end;
  }

  /// Records are padded to 8 bytes, so the name's NUL is among the last 8.
  private int nul() {
    int at = Math.max(start, next - Long.BYTES);
    while (at < next && copy[at] != 0) {
      at++;
    }
    return at;
  }

  /// The entry's name, to keep.
  public byte[] name() {
    return Arrays.copyOfRange(copy, start, end());
  }

  /// What the entry is, as the S_IFMT bits of inode(7), or 0 where the file system does not keep
  /// that beside the name.
  public int type() {
    return type;
  }

  /// Looks at the entry, links not followed.
  ///
  /// Whoever looks at one after the other gets them looked at in one go, so that what the processor
  /// keeps of Java and of the kernel is not thrown out for each of them.
  ///
  /// @return of this entry until another is looked at
  /// @throws SyscallException ENOENT when it is gone
  public StatxView look() throws SyscallException {
    isLookedAt = true;
    while (place < looked && starts[place] != start) {
      place++;
    }
    if (place == looked) {
      lookAhead();
    }
    status.show(place);
    if (!seen[place]) {
      directory.statx(address + start, status.address(place));
    }
    return status;
  }

  /// At this entry, and at as many of the following as there were before it.
  private void lookAhead() {
    int most = Math.clamp(row, 1, AHEAD);
    place = 0;
    looked = 0;
    for (int at = start - NAME; at < filled && looked < most; at += recordLength(at)) {
      int name = at + NAME;
      if (!isDots(name)) {
        starts[looked] = name;
        seen[looked] = directory.seesStatx(address + name, status.address(looked));
        looked++;
      }
    }
  }

  @Override
  public void close() {
    address = 0;
    arena.close();
    if (own) {
      directory.close();
    }
  }

  private boolean fill() throws SyscallException {
    if (isOver) {
      return false;
    }
    next = 0;
    looked = 0;
    place = 0;
    filled = directory.read(errno, entries);
    MemorySegment.copy(entries, JAVA_BYTE, 0, copy, 0, filled);
    cut();
    return filled > 0;
  }

  /// Ends before the entries that another reader gives.
  private void cut() {
    if (until == Long.MAX_VALUE) {
      return;
    }
    int at = next;
    while (at < filled && position < until) {
      position = position(at);
      at += recordLength(at);
    }
    isOver = position >= until;
    filled = at;
  }

  /// Where the entry after the one of this record stands.
  private long position(int record) {
    return entries.get(JAVA_LONG, record + OFF);
  }

  private void advance() {
    start = next + NAME;
    type = (copy[next + TYPE] & 0xff) << 12; // DTTOIF of dirent.h
    next += recordLength(next);
    end = -1;
  }

  /// In the order of this machine's bytes. By hand and in small pieces, which are compiled into
  /// their callers, because it is asked for each entry.
  private int recordLength(int record) {
    return LITTLE
        ? word(record + RECLEN + 1, record + RECLEN)
        : word(record + RECLEN, record + RECLEN + 1);
  }

  private int word(int high, int low) {
    return ((copy[high] & 0xff) << Byte.SIZE) | (copy[low] & 0xff);
  }

  private boolean isDots(int name) {
    return copy[name] == '.' && isAllDots(name);
  }

  private boolean isAllDots(int name) {
    return copy[name + 1] == 0 || (copy[name + 1] == '.' && copy[name + 2] == 0);
  }
}
