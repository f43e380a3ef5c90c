package vigia.server.event;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// `VIGIA_HOME/audit.log`: one JSON object a line for every access that was more than looking. The
/// server and the terminal's token commands append to it, so each line is written under a file
/// lock. At 4 MiB it becomes `audit.log.1`, and so on up to `audit.log.4`.
public final class AuditLog {
  private static final long LARGEST = 4L << 20;
  private static final int KEPT = 4;

  /// A file lock keeps out other processes only.
  private static final ReentrantLock INSIDE = new ReentrantLock();

  private final Path home;

  public AuditLog(Path home) {
    this.home = home;
  }

  public void append(ServerEvent event) throws IOException {
    byte[] line = (event.json() + "\n").getBytes(StandardCharsets.UTF_8);
    INSIDE.lock();
    try (FileChannel lock = open("audit.lock", StandardOpenOption.WRITE);
        FileLock held = lock.lock()) {
      assert held.isValid();
      rotateIfLarge(line.length);
      try (FileChannel log = open("audit.log", StandardOpenOption.APPEND)) {
        ByteBuffer rest = ByteBuffer.wrap(line);
        while (rest.hasRemaining()) {
          log.write(rest);
        }
      }
    } finally {
      INSIDE.unlock();
    }
  }

  private FileChannel open(String name, StandardOpenOption how) throws IOException {
    return FileChannel.open(
        home.resolve(name), Set.of(StandardOpenOption.CREATE, how), OwnerOnly.file(home));
  }

  private void rotateIfLarge(int coming) throws IOException {
    Path log = home.resolve("audit.log");
    if (!Files.exists(log) || Files.size(log) + coming <= LARGEST) {
      return;
    }
    for (int i = KEPT - 1; i >= 1; i--) {
      Path older = home.resolve("audit.log." + i);
      if (Files.exists(older)) {
        Files.move(
            older, home.resolve("audit.log." + (i + 1)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(log, home.resolve("audit.log.1"), StandardCopyOption.REPLACE_EXISTING);
  }
}
