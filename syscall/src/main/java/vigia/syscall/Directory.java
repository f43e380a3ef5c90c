package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// An open directory. Its entries are asked for relative to its descriptor and by the bytes of
/// their names, so nothing that is renamed on the way to it leads elsewhere.
///
/// Any thread may use it, and nobody once it is closed: the number of its descriptor is given to
/// another file then. Every call may block, on a dead network mount for ever: never on a virtual
/// thread.
public final class Directory implements AutoCloseable {
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int AT_NO_AUTOMOUNT = 0x800;

  /// Whoever looks at a file on a network file system gets what stat(2) says of it: with
  /// AT_STATX_DONT_SYNC it could be minutes old, and on a disk that saves nothing.
  private static final int LOOKING = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT;

  private static final long PATH_MAX = 4096;

  /// sizeof(struct statfs) on 64-bit Linux, whose first long is f_type.
  private static final long STATFS_SIZE = 120;

  private static final long EXT_SUPER_MAGIC = 0xEF53;

  private final ReentrantLock reading = new ReentrantLock();
  private final int descriptor;

  private Directory(int from, byte[] path, int flags) throws SyscallException {
    try (Arena call = Arena.ofConfined()) {
      descriptor = Libc.open(Libc.errnoIn(call), from, path, flags);
    }
  }

  /// Opens the directory that a path leads to, links followed, to read its entries. Anything else
  /// is refused without being opened: opening a FIFO would block, a device may react.
  ///
  /// @throws SyscallException ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG, EMFILE, …
  public static Directory open(byte[] path) throws SyscallException {
    return new Directory(Libc.AT_FDCWD, path, OpenFlags.READ);
  }

  /// The same only to go on from, which needs the right to search it but not to read it.
  public static Directory pass(byte[] path) throws SyscallException {
    return new Directory(Libc.AT_FDCWD, path, OpenFlags.PASS);
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

  /// Begins to read its entries, or joins those who do; closed before this.
  public DirectoryEntries entries() {
    return new DirectoryEntries(this, false);
  }

  /// Of an entry, links not followed.
  ///
  /// @throws SyscallException ENOENT when it is gone
  public Statx statx(byte[] entry) throws SyscallException {
    try (Arena call = Arena.ofConfined()) {
      var status = new StatxView(call.allocate(StatxView.SIZE, Long.BYTES));
      statx(Libc.pathIn(call, entry).address(), status.address(0));
      return status.copy();
    }
  }

  /// Of an entry, without saying why not.
  ///
  /// @param path address of a text that ends in NUL
  /// @param buffer address of a `struct statx`
  boolean seesStatx(long path, long buffer) {
    return Libc.statxSucceeds(descriptor, path, LOOKING, StatxView.MASK, buffer);
  }

  /// @param path address of a text that ends in NUL
  /// @param buffer address of a `struct statx`
  void statx(long path, long buffer) throws SyscallException {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment errno = Libc.errnoIn(call);
      if (Libc.statx(errno, descriptor, path, LOOKING, StatxView.MASK, buffer) != 0) {
        throw Libc.failed("statx", errno);
      }
    }
  }

  /// Where a link in this directory points to.
  ///
  /// @throws SyscallException ENOENT when it is gone, EINVAL when it is no link
  public byte[] link(byte[] entry) throws SyscallException {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment errno = Libc.errnoIn(call);
      MemorySegment target = call.allocate(PATH_MAX);
      long length = Libc.readlinkat(errno, descriptor, Libc.pathIn(call, entry), target);
      if (length < 0) {
        throw Libc.failed("readlinkat", errno);
      }
      return target.asSlice(0, length).toArray(JAVA_BYTE);
    }
  }

  /// Its next entries, as many as fit; one reader after the other, because POSIX leaves open what
  /// two at once get.
  ///
  /// @return bytes; 0 at the end
  int read(MemorySegment errno, MemorySegment into) throws SyscallException {
    reading.lock();
    try {
      long got = Libc.getdents64(errno, descriptor, into);
      if (got < 0) {
        throw Libc.failed("getdents64", errno);
      }
      return Math.toIntExact(got);
    } finally {
      reading.unlock();
    }
  }

  /// Opens it once more, to read its entries from a hash of a name on.
  ///
  /// @param position as d_off of linux_dirent64
  /// @return null where entries are not in the order of such hashes: other file systems than ext
  @Nullable Directory again(long position) throws SyscallException {
    if (!isExt()) {
      return null;
    }
    Directory again = readable();
    try {
      again.seek(position);
      return again;
    } catch (SyscallException failed) {
      again.close();
      throw failed;
    }
  }

  /// statfs(2).
  private boolean isExt() throws SyscallException {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment errno = Libc.errnoIn(call);
      MemorySegment buffer = call.allocate(STATFS_SIZE, Long.BYTES);
      if (Libc.fstatfs(errno, descriptor, buffer) != 0) {
        throw Libc.failed("fstatfs", errno);
      }
      return buffer.get(JAVA_LONG, 0) == EXT_SUPER_MAGIC;
    }
  }

  private void seek(long position) throws SyscallException {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment errno = Libc.errnoIn(call);
      if (Libc.lseek(errno, descriptor, position) != position) {
        throw Libc.failed("lseek", errno);
      }
    }
  }

  @Override
  public void close() {
    try (Arena call = Arena.ofConfined()) {
      Libc.close(Libc.errnoIn(call), descriptor);
    }
  }
}
