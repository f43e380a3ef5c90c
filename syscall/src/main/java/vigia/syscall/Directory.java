package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// An open directory. Its entries are asked for relative to its descriptor and by the bytes of
/// their names, so nothing that is renamed on the way to it leads elsewhere.
///
/// Belongs to the thread that opened it. Every call may block, on a dead network mount for ever:
/// never on a virtual thread.
public final class Directory implements AutoCloseable {
  private static final int AT_FDCWD = -100;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int AT_NO_AUTOMOUNT = 0x800;

  private static final long PATH_MAX = 4096;

  // struct linux_dirent64 { u64 d_ino; s64 d_off; u16 d_reclen; u8 d_type; char d_name[]; };
  private static final long ENTRIES = 64 * 1024;
  private static final long RECLEN = 16;
  private static final long TYPE = 18;
  private static final long NAME = 19;

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment errno = Libc.errnoIn(arena);
  private final int descriptor;
  private @Nullable MemorySegment entries;
  private @Nullable MemorySegment status;
  private long next;
  private long filled;
  private byte[] name = {};
  private int type;

  private Directory(int from, byte[] path, int flags) throws SyscallException {
    descriptor = Libc.openat(errno, from, Libc.pathIn(arena, path), flags);
    if (descriptor < 0) {
      SyscallException failed = Libc.failed("openat", errno);
      arena.close();
      throw failed;
    }
  }

  /// Opens the directory that a path leads to, links followed, to read its entries. Anything else
  /// is refused without being opened: opening a FIFO would block, a device may react.
  ///
  /// @throws SyscallException ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG, EMFILE, …
  public static Directory open(byte[] path) throws SyscallException {
    return new Directory(AT_FDCWD, path, OpenFlags.READ);
  }

  /// The same only to go on from, which needs the right to search it but not to read it.
  public static Directory pass(byte[] path) throws SyscallException {
    return new Directory(AT_FDCWD, path, OpenFlags.PASS);
  }

  /// A directory in this one, to go on from.
  ///
  /// @param child one component
  /// @throws SyscallException as [#open], and ENOTDIR or ELOOP when it is a link
  public Directory child(byte[] child) throws SyscallException {
    return new Directory(descriptor, child, OpenFlags.PASS_NO_LINK);
  }

  /// This directory, to read its entries.
  public Directory readable() throws SyscallException {
    return new Directory(descriptor, new byte[] {'.'}, OpenFlags.READ);
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
      advance(entries());
    } while (isDots());
    return true;
  }

  /// The entry's name.
  public byte[] name() {
    return name;
  }

  /// What the entry is, as the S_IFMT bits of inode(7), or 0 where the file system does not keep
  /// that beside the name.
  public int type() {
    return type;
  }

  /// Of an entry, links not followed.
  ///
  /// @throws SyscallException ENOENT when it is gone
  public Statx statx(byte[] entry) throws SyscallException {
    MemorySegment found = status == null ? arena.allocate(Statx.SIZE, Long.BYTES) : status;
    status = found;
    try (Arena call = Arena.ofConfined()) {
      MemorySegment path = Libc.pathIn(call, entry);
      int flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT;
      if (Libc.statx(errno, descriptor, path, flags, Statx.MASK, found) != 0) {
        throw Libc.failed("statx", errno);
      }
    }
    return Statx.of(found);
  }

  /// Where a link in this directory points to.
  ///
  /// @throws SyscallException ENOENT when it is gone, EINVAL when it is no link
  public byte[] link(byte[] entry) throws SyscallException {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment target = call.allocate(PATH_MAX);
      long length = Libc.readlinkat(errno, descriptor, Libc.pathIn(call, entry), target);
      if (length < 0) {
        throw Libc.failed("readlinkat", errno);
      }
      return target.asSlice(0, length).toArray(JAVA_BYTE);
    }
  }

  @Override
  public void close() {
    Libc.close(errno, descriptor);
    arena.close();
  }

  private boolean fill() throws SyscallException {
    long got = Libc.getdents64(errno, descriptor, entries());
    if (got < 0) {
      throw Libc.failed("getdents64", errno);
    }
    next = 0;
    filled = got;
    return got > 0;
  }

  private void advance(MemorySegment found) {
    long start = next + NAME;
    long end = next + Short.toUnsignedInt(found.get(JAVA_SHORT, next + RECLEN));
    long length = 0;
    while (start + length < end && found.get(JAVA_BYTE, start + length) != 0) {
      length++;
    }
    name = found.asSlice(start, length).toArray(JAVA_BYTE);
    type = Byte.toUnsignedInt(found.get(JAVA_BYTE, next + TYPE)) << 12; // DTTOIF of dirent.h
    next = end;
  }

  private boolean isDots() {
    return name.length <= 2 && name[0] == '.' && name[name.length - 1] == '.';
  }

  private MemorySegment entries() {
    MemorySegment found = entries == null ? arena.allocate(ENTRIES, Long.BYTES) : entries;
    entries = found;
    return found;
  }
}
