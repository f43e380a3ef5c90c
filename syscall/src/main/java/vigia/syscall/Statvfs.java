package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// How full a file system is: statvfs(3). All counts are unsigned in C; a file system that large
/// does not exist.
///
/// @param fragmentBytes f_frsize, the unit of the block counts
/// @param blocks f_blocks
/// @param freeBlocks f_bfree, with the super-user's reserve
/// @param availableBlocks f_bavail, without it
/// @param inodes f_files; 0 where the file system has no fixed number of them
/// @param freeInodes f_ffree
public record Statvfs(
    long fragmentBytes,
    long blocks,
    long freeBlocks,
    long availableBlocks,
    long inodes,
    long freeInodes) {

  /// sizeof(struct statvfs) of glibc and musl on 64-bit Linux: eleven longs and 24 spare bytes.
  private static final long SIZE = 112;

  /// Of the file system that `path` is on. Blocks, possibly for ever, when that is a network mount
  /// whose server is gone: never call it on a virtual thread.
  ///
  /// @param path without a terminating NUL
  /// @throws SyscallException ENOENT, EACCES, ENOTDIR, ELOOP, EIO, ESTALE, …
  public static Statvfs of(byte[] path) throws SyscallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Libc.errnoIn(arena);
      MemorySegment buffer = arena.allocate(SIZE, Long.BYTES);
      if (Libc.statvfs(errno, Libc.pathIn(arena, path), buffer) != 0) {
        throw Libc.failed("statvfs", errno);
      }
      // f_bsize is the first long; block counts are in f_frsize.
      return new Statvfs(
          buffer.getAtIndex(JAVA_LONG, 1),
          buffer.getAtIndex(JAVA_LONG, 2),
          buffer.getAtIndex(JAVA_LONG, 3),
          buffer.getAtIndex(JAVA_LONG, 4),
          buffer.getAtIndex(JAVA_LONG, 5),
          buffer.getAtIndex(JAVA_LONG, 6));
    }
  }
}
