package vigia.local.portable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import vigia.local.Known;
import vigia.local.directory.Attributes;
import vigia.local.directory.FileStatus;
import vigia.machine.FileType;
import vigia.machine.Unavailable;

/// The attributes that java.nio has of a file on every system.
final class BasicAttributes implements Attributes {
  BasicAttributes() {}

  @Override
  public Found read(Path file) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new Found(
        found.fileKey(),
        new FileStatus(
            type(found),
            Known.of(found.size()),
            notSupported(),
            notSupported(),
            Known.of(found.lastModifiedTime().toInstant()),
            notSupported(),
            notSupported(),
            notSupported(),
            notSupported()));
  }

  private static FileType type(BasicFileAttributes found) {
    if (found.isSymbolicLink()) {
      return FileType.LINK;
    }
    if (found.isDirectory()) {
      return FileType.DIRECTORY;
    }
    return found.isRegularFile() ? FileType.FILE : FileType.UNKNOWN;
  }

  private static <T> Known<T> notSupported() {
    return Known.absent(Unavailable.NOT_SUPPORTED);
  }
}
