package vigia.syscall;

/// How files and directories are opened: open(2). Two of the numbers differ between architectures.
final class OpenFlags {
  private OpenFlags() {}

  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x8_0000;
  private static final int O_PATH = 0x20_0000;

  /// arch/{arm64,powerpc}/include/uapi/asm/fcntl.h against include/uapi/asm-generic/fcntl.h.
  private static final boolean SWAPPED =
      switch (System.getProperty("os.arch", "")) {
        case "aarch64", "ppc64le" -> true;
        default -> false;
      };

  private static final int O_DIRECTORY = SWAPPED ? 0x4000 : 0x1_0000;
  private static final int O_NOFOLLOW = SWAPPED ? 0x8000 : 0x2_0000;

  /// To read a file.
  static final int READ_FILE = O_NONBLOCK | O_CLOEXEC;

  /// To read a directory's entries. With O_DIRECTORY a device or FIFO is refused, not opened.
  static final int READ = O_DIRECTORY | O_NONBLOCK | O_CLOEXEC;

  /// To go on from a directory, which needs the right to search it but not to read it.
  static final int PASS = O_PATH | O_DIRECTORY | O_CLOEXEC;

  /// The same for one component that must not be a link.
  static final int PASS_NO_LINK = PASS | O_NOFOLLOW;
}
