package vigia.local;

import vigia.machine.Unavailable;

/// Names of architectures as uname(2) gives them.
public final class Architecture {
  private Architecture() {}

  /// The kernel's word size. A 64-bit kernel under a 32-bit personality calls itself by the 32-bit
  /// name, and that is then what programs see.
  public static Known<Integer> wordBits(String machine) {
    return switch (machine) {
      case "s390x", "alpha" -> Known.of(64);
      case "s390", "ppc", "ppcle", "mips", "parisc", "sparc", "sh4", "m68k" -> Known.of(32);
      default -> byShape(machine);
    };
  }

  private static Known<Integer> byShape(String machine) {
    if (machine.contains("64")) {
      return Known.of(64);
    }
    boolean ix86 = machine.length() == 4 && machine.startsWith("i") && machine.endsWith("86");
    if (ix86 || machine.startsWith("arm") || machine.endsWith("32")) {
      return Known.of(32);
    }
    return Known.absent(Unavailable.UNKNOWN);
  }

  /// The kernel's name for the architecture that this JVM was built for. Only a 64-bit JVM says
  /// something about the kernel: it cannot run on one of 32 bits.
  public static Known<String> ofJvm(String osArch) {
    return switch (osArch) {
      case "amd64", "x86_64" -> Known.of("x86_64");
      case "aarch64", "riscv64", "ppc64le", "ppc64", "s390x", "loongarch64" -> Known.of(osArch);
      default -> Known.absent(Unavailable.NOT_SUPPORTED);
    };
  }
}
