package vigia.server.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files and directories that nobody else may read, from the moment they exist.
public final class OwnerOnly {
  private static final FileAttribute<?>[] NONE = {};
  private static final FileAttribute<?>[] FILE = {
    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
  };
  private static final FileAttribute<?>[] DIRECTORY = {
    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
  };

  private OwnerOnly() {}

  /// What to create a file with, beside `near`. Where files have no POSIX permissions, the
  /// directory's own rules hold.
  public static FileAttribute<?>[] file(Path near) {
    return isPosix(near) ? FILE : NONE;
  }

  /// Makes the directory with those above it, unless it is there.
  public static void directory(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path, isPosix(path) ? DIRECTORY : NONE);
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
