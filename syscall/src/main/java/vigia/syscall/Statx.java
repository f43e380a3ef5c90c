package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the kernel knows of one file without opening it: statx(2).
///
/// @param mode stx_mode: type and permissions, inode(7)
/// @param links stx_nlink
/// @param uid stx_uid
/// @param gid stx_gid
/// @param sizeBytes stx_size
/// @param allocatedBytes stx_blocks × 512
/// @param modified stx_mtime; null when it is outside of what an Instant holds
/// @param born stx_btime; null when the file system does not know it: the bit STATX_BTIME of
///   stx_mask is not set, or it says 1970, as some do that have no room for it
public record Statx(
    int mode,
    long links,
    long uid,
    long gid,
    long sizeBytes,
    long allocatedBytes,
    @Nullable Instant modified,
    @Nullable Instant born) {

  static final long SIZE = 256;

  private static final int STATX_TYPE = 0x1;
  private static final int STATX_MODE = 0x2;
  private static final int STATX_NLINK = 0x4;
  private static final int STATX_UID = 0x8;
  private static final int STATX_GID = 0x10;
  private static final int STATX_MTIME = 0x40;
  private static final int STATX_SIZE = 0x200;
  private static final int STATX_BLOCKS = 0x400;
  private static final int STATX_BTIME = 0x800;

  static final int MASK =
      STATX_TYPE
          | STATX_MODE
          | STATX_NLINK
          | STATX_UID
          | STATX_GID
          | STATX_MTIME
          | STATX_SIZE
          | STATX_BLOCKS
          | STATX_BTIME;

  private static final long SECTOR = 512;
  private static final long BTIME = 80;
  private static final long MTIME = 112;

  /// From a filled `struct statx`, whose layout is the same on all architectures.
  static Statx of(MemorySegment buffer) {
    boolean knowsBirth = (buffer.get(JAVA_INT, 0) & STATX_BTIME) != 0;
    return new Statx(
        Short.toUnsignedInt(buffer.get(JAVA_SHORT, 28)),
        Integer.toUnsignedLong(buffer.get(JAVA_INT, 16)),
        Integer.toUnsignedLong(buffer.get(JAVA_INT, 20)),
        Integer.toUnsignedLong(buffer.get(JAVA_INT, 24)),
        buffer.get(JAVA_LONG, 40),
        buffer.get(JAVA_LONG, 48) * SECTOR,
        time(buffer, MTIME),
        knowsBirth && buffer.get(JAVA_LONG, BTIME) != 0 ? time(buffer, BTIME) : null);
  }

  private static @Nullable Instant time(MemorySegment buffer, long offset) {
    long seconds = buffer.get(JAVA_LONG, offset);
    boolean fits =
        seconds > Instant.MIN.getEpochSecond() && seconds < Instant.MAX.getEpochSecond() - 4;
    return fits
        ? Instant.ofEpochSecond(
            seconds, Integer.toUnsignedLong(buffer.get(JAVA_INT, offset + Long.BYTES)))
        : null;
  }
}
