package vigia.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/// Files that hold secrets: only their owner may read them, and whoever reads sees an old or a new
/// one, never half of one.
final class PrivateFile {
  private PrivateFile() {}

  /// What is done while no other process does the like.
  interface Work<T> {
    T run() throws IOException;
  }

  /// Runs under a lock that holds between processes and between threads.
  static <T> T locked(Path lock, Work<T> work) throws IOException {
    Path home = lock.toAbsolutePath().getParent();
    if (home != null) {
      Files.createDirectories(home, permissions("rwx------"));
    }
    var options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    synchronized (PrivateFile.class) {
      try (var channel = FileChannel.open(lock, options, permissions("rw-------"));
          var _ = channel.lock()) {
        return work.run();
      }
    }
  }

  static void replace(Path file, String text) throws IOException {
    Path home = file.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(home, ".new", ".json", permissions("rw-------"));
    try {
      try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// Elsewhere than on POSIX systems the home directory's own rules hold.
  private static FileAttribute<?>[] permissions(String mode) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
