package vigia.local.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.local.Known;

/// What the kernel tells a program about itself when it starts it, getauxval(3): the units that
/// `/proc/PID/stat` counts in.
///
/// @param pageBytes AT_PAGESZ
/// @param ticksPerSecond AT_CLKTCK
record AuxiliaryVector(long pageBytes, long ticksPerSecond) {
  private static final int AT_NULL = 0;
  private static final int AT_PAGESZ = 6;
  private static final int AT_CLKTCK = 17;

  /// The host's, or this kernel's when the host's `/proc` is this kernel's too (an agent in a
  /// container, where `/proc/self` of the host's procfs may lead nowhere).
  ///
  /// @return null when neither can be read
  static @Nullable AuxiliaryVector read(HostRoot root) {
    AuxiliaryVector own = read(root, "proc/self/auxv");
    AuxiliaryVector found = own == null ? read(root, "proc/1/auxv") : own;
    return found == null && isThisKernel(root) ? read(HostRoot.THIS) : found;
  }

  private static @Nullable AuxiliaryVector read(HostRoot root, String file) {
    return new HostFiles(root).bytes(file) instanceof Known.Value<byte[]>(byte[] content)
        ? parse(content)
        : null;
  }

  /// The file's content: pairs of words of the machine's size and byte order.
  ///
  /// @return null when it is cut off or is no such file
  static @Nullable AuxiliaryVector parse(byte[] content) {
    AuxiliaryVector wide = parse(content, Long.BYTES);
    return wide != null ? wide : parse(content, Integer.BYTES);
  }

  private static @Nullable AuxiliaryVector parse(byte[] content, int word) {
    ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.nativeOrder());
    long page = 0;
    long ticks = 0;
    while (in.remaining() >= 2 * word) {
      long type = word == Long.BYTES ? in.getLong() : in.getInt();
      long value = word == Long.BYTES ? in.getLong() : in.getInt();
      if (type == AT_NULL) {
        boolean plausible = Long.bitCount(page) == 1 && page >= 4096 && ticks > 0;
        return plausible ? new AuxiliaryVector(page, ticks) : null;
      }
      page = type == AT_PAGESZ ? value : page;
      ticks = type == AT_CLKTCK ? value : ticks;
    }
    return null;
  }

  private static boolean isThisKernel(HostRoot root) {
    String bootId = "proc/sys/kernel/random/boot_id";
    Known<String> there = new HostFiles(root).line(bootId);
    return !root.isThis()
        && there instanceof Known.Value<String>
        && there.equals(new HostFiles(HostRoot.THIS).line(bootId));
  }
}
