package vigia.syscall;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
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

  // Where the fields are, in bytes.
  private static final int MASK_GIVEN = 0;
  private static final int NLINK = 16;
  private static final int UID = 20;
  private static final int GID = 24;
  private static final int MODE = 28;
  private static final int BYTES = 40;
  private static final int BLOCKS = 48;
  private static final int BTIME = 80;
  private static final int MTIME = 112;

  private final long address;

  /// Which of several it shows, in bytes from the first.
  private int shown;

  /// The same memory. Three times as fast as a MemorySegment without the optimising compiler, which
  /// counts where a directory has a hundred thousand files.
  private final ByteBuffer bytes;

  private final IntBuffer ints;
  private final LongBuffer longs;

  StatxView(MemorySegment buffer) {
    address = buffer.address();
    bytes = buffer.asByteBuffer().order(ByteOrder.nativeOrder());
    ints = bytes.asIntBuffer();
    longs = bytes.asLongBuffer();
  }

  private int intAt(int offset) {
    return ints.get((shown + offset) / Integer.BYTES);
  }

  private long longAt(int offset) {
    return longs.get((shown + offset) / Long.BYTES);
  }

  /// Shows another one.
  ///
  /// @param place among as many as there is memory for
  void show(int place) {
    shown = place * (int) SIZE;
  }

  /// Where the kernel writes one of them.
  long address(int place) {
    return address + place * SIZE;
  }

  /// stx_mode: type and permissions, inode(7).
  public int mode() {
    return Short.toUnsignedInt(bytes.getShort(shown + MODE));
  }

  /// stx_size.
  public long sizeBytes() {
    return longAt(BYTES);
  }

  /// stx_mtime, since 1970.
  public long modifiedSeconds() {
    return longAt(MTIME);
  }

  /// stx_mtime, beside the seconds.
  public int modifiedNanos() {
    return intAt(MTIME + Long.BYTES);
  }

  /// Whether the file system knows when it was born: the bit STATX_BTIME of stx_mask is set and it
  /// does not say 1970, as some do that have no room for it.
  public boolean knowsBirth() {
    long seconds = bornSeconds();
    return (intAt(MASK_GIVEN) & STATX_BTIME) != 0 && seconds != 0 && fits(seconds);
  }

  /// stx_btime, since 1970.
  public long bornSeconds() {
    return longAt(BTIME);
  }

  /// stx_btime, beside the seconds.
  public int bornNanos() {
    return intAt(BTIME + Long.BYTES);
  }

  /// All of it, to keep.
  public Statx copy() {
    return new Statx(
        mode(),
        Integer.toUnsignedLong(intAt(NLINK)),
        Integer.toUnsignedLong(intAt(UID)),
        Integer.toUnsignedLong(intAt(GID)),
        sizeBytes(),
        longAt(BLOCKS) * SECTOR,
        time(fits(modifiedSeconds()), modifiedSeconds(), modifiedNanos()),
        time(knowsBirth(), bornSeconds(), bornNanos()));
  }

  /// Whether an Instant holds so many seconds since 1970; some file systems keep any number.
  public static boolean fits(long seconds) {
    return seconds > Instant.MIN.getEpochSecond() && seconds < Instant.MAX.getEpochSecond() - 4;
  }

  private static @Nullable Instant time(boolean known, long seconds, int nanos) {
    return known ? Instant.ofEpochSecond(seconds, Integer.toUnsignedLong(nanos)) : null;
  }
}
