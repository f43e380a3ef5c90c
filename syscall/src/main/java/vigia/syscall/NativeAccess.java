package vigia.syscall;

import java.util.Locale;

/// Whether system calls can be made. Asking neither loads the linker nor makes the JVM print its
/// warning about native access.
public final class NativeAccess {
  private NativeAccess() {}

  /// True on 64-bit Linux when this module was granted native access
  /// (`--enable-native-access=vigia.syscall`).
  public static boolean isEnabled() {
    return Holder.ENABLED;
  }

  private static final class Holder {
    static final boolean ENABLED =
        NativeAccess.class.getModule().isNativeAccessEnabled()
            && System.getProperty("os.name", "").equals("Linux")
            && isKnownAbi(System.getProperty("os.arch", "").toLowerCase(Locale.ROOT));

    /// The structure layouts in this module are those of 64-bit Linux, little or big endian alike,
    /// but the error numbers are those of asm-generic (not of mips, sparc, alpha).
    private static boolean isKnownAbi(String architecture) {
      return switch (architecture) {
        case "amd64", "x86_64", "aarch64", "riscv64", "loongarch64", "ppc64le", "s390x" -> true;
        default -> false;
      };
    }
  }
}
