package vigia.local.directory;

import vigia.machine.FileType;

/// The mode of a file: st_mode of inode(7).
public final class FileMode {
  private FileMode() {}

  private static final int S_IFMT = 0xf000;
  private static final int S_ISUID = 0x800;
  private static final int S_ISGID = 0x400;
  private static final int S_ISVTX = 0x200;

  /// The type in the mode; [FileType#UNKNOWN] for 0, too.
  public static FileType type(int mode) {
    return switch (mode & S_IFMT) {
      case 0x8000 -> FileType.FILE;
      case 0x4000 -> FileType.DIRECTORY;
      case 0xa000 -> FileType.LINK;
      case 0x1000 -> FileType.FIFO;
      case 0xc000 -> FileType.SOCKET;
      case 0x2000 -> FileType.CHARACTER_DEVICE;
      case 0x6000 -> FileType.BLOCK_DEVICE;
      default -> FileType.UNKNOWN;
    };
  }

  /// As ls(1) prints it, such as `drwxr-sr-t`.
  public static String text(int mode) {
    return letter(type(mode))
        + rights(mode >> 6, (mode & S_ISUID) != 0, 's')
        + rights(mode >> 3, (mode & S_ISGID) != 0, 's')
        + rights(mode, (mode & S_ISVTX) != 0, 't');
  }

  /// The first letter of that.
  public static String letter(FileType type) {
    return switch (type) {
      case FILE -> "-";
      case DIRECTORY -> "d";
      case LINK -> "l";
      case FIFO -> "p";
      case SOCKET -> "s";
      case CHARACTER_DEVICE -> "c";
      case BLOCK_DEVICE -> "b";
      case UNKNOWN -> "?";
    };
  }

  private static String rights(int bits, boolean special, char letter) {
    boolean runs = (bits & 1) != 0;
    char plain = runs ? 'x' : '-';
    char marked = runs ? letter : Character.toUpperCase(letter);
    return ((bits & 4) != 0 ? "r" : "-")
        + ((bits & 2) != 0 ? "w" : "-")
        + (special ? marked : plain);
  }
}
