package vigia.local.directory;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How java.nio is asked for a file's attributes; which it has depends on the system.
public interface Attributes {

  /// Of the file itself, if it is a link.
  ///
  /// @throws IOException also when it is gone
  Found read(Path file) throws IOException;

  /// @param fileKey tells files apart, such as by device and inode; null where there is no such
  ///   thing
  record Found(@Nullable Object fileKey, FileStatus status) {}
}
