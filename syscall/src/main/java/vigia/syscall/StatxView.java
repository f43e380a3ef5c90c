package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A `struct statx` where the kernel wrote it, read without making an object of it: what is seen is
/// the file that was looked at last. Its layout is the same on all architectures.
public final class StatxView {
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

  /// What is asked for. Less costs no less: file systems on disks fill in all that they have, and
  /// NFS fetches its attributes together.
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
  private static final long NLINK = 16;
  private static final long UID = 20;
  private static final long GID = 24;
  private static final long MODE = 28;
  private static final long BYTES = 40;
  private static final long BLOCKS = 48;
  private static final long BTIME = 80;
  private static final long MTIME = 112;

  private final MemorySegment buffer;
  private final long address;

  StatxView(MemorySegment buffer) {
    this.buffer = buffer;
    this.address = buffer.address();
  }

  /// stx_mode: type and permissions, inode(7).
  public int mode() {
    return Short.toUnsignedInt(buffer.get(JAVA_SHORT, MODE));
  }

  /// stx_size.
  public long sizeBytes() {
    return buffer.get(JAVA_LONG, BYTES);
  }

  /// stx_mtime, since 1970.
  public long modifiedSeconds() {
    return buffer.get(JAVA_LONG, MTIME);
  }

  /// stx_mtime, beside the seconds.
  public int modifiedNanos() {
    return buffer.get(JAVA_INT, MTIME + Long.BYTES);
  }

  /// Whether the file system knows when it was born: the bit STATX_BTIME of stx_mask is set and it
  /// does not say 1970, as some do that have no room for it.
  public boolean knowsBirth() {
    long seconds = bornSeconds();
    return (buffer.get(JAVA_INT, 0) & STATX_BTIME) != 0 && seconds != 0 && fits(seconds);
  }

  /// stx_btime, since 1970.
  public long bornSeconds() {
    return buffer.get(JAVA_LONG, BTIME);
  }

  /// stx_btime, beside the seconds.
  public int bornNanos() {
    return buffer.get(JAVA_INT, BTIME + Long.BYTES);
  }

  /// All of it, to keep.
  public Statx copy() {
    return new Statx(
        mode(),
        Integer.toUnsignedLong(buffer.get(JAVA_INT, NLINK)),
        Integer.toUnsignedLong(buffer.get(JAVA_INT, UID)),
        Integer.toUnsignedLong(buffer.get(JAVA_INT, GID)),
        sizeBytes(),
        buffer.get(JAVA_LONG, BLOCKS) * SECTOR,
        time(fits(modifiedSeconds()), modifiedSeconds(), modifiedNanos()),
        time(knowsBirth(), bornSeconds(), bornNanos()));
  }

  long address() {
    return address;
  }

  /// Whether an Instant holds so many seconds since 1970; some file systems keep any number.
  public static boolean fits(long seconds) {
    return seconds > Instant.MIN.getEpochSecond() && seconds < Instant.MAX.getEpochSecond() - 4;
  }

  private static @Nullable Instant time(boolean known, long seconds, int nanos) {
    return known ? Instant.ofEpochSecond(seconds, Integer.toUnsignedLong(nanos)) : null;
  }
}
