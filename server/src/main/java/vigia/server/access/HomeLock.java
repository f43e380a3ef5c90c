package vigia.server.access;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigia.server.event.OwnerOnly;

/// Keeps a VIGIA_HOME for one server while it runs. The system lets go of it with the process,
/// however that ends, so it says truly whether a server runs, where a process's number does not.
public final class HomeLock implements AutoCloseable {
  /// Only servers lock this byte, so that one that starts is never refused for a reader.
  private static final long SERVERS = 1;

  /// And this one while they run; readers try it.
  private static final long RUNNING = 0;

  /// The homes that this process holds: to open and close a file once more would let go of its lock
  /// (fcntl(2)).
  private static final Set<Path> HELD = new HashSet<>();

  private final Path file;
  private final FileChannel channel;

  private HomeLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// @return null when another server has it
  public static @Nullable HomeLock take(Path home) throws IOException {
    Path file = file(home);
    synchronized (HELD) {
      if (HELD.contains(file)) {
        return null;
      }
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              OwnerOnly.file(home));
      if (!isLocked(channel)) {
        channel.close();
        return null;
      }
      HELD.add(file);
      return new HomeLock(file, channel);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock first = channel.tryLock(SERVERS, 1, false);
      // Whoever reads holds the other byte for a moment only.
      return first != null && channel.lock(RUNNING, 1, false).isValid();
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  /// Whether a server runs with this home.
  static boolean isTaken(Path home) throws IOException {
    Path file = file(home);
    synchronized (HELD) {
      if (HELD.contains(file)) {
        return true;
      }
      if (!Files.exists(file)) {
        return false;
      }
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
          FileLock free = channel.tryLock(RUNNING, 1, true)) {
        return free == null;
      }
    }
  }

  private static Path file(Path home) throws IOException {
    return (Files.exists(home) ? home.toRealPath() : home.toAbsolutePath())
        .resolve("listening.lock");
  }

  @Override
  public void close() {
    synchronized (HELD) {
      if (!channel.isOpen()) {
        return;
      }
      try {
        channel.close();
      } catch (IOException closedAllTheSame) {
        System.getLogger("vigia.server").log(System.Logger.Level.WARNING, "cannot close {0}", file);
      } finally {
        HELD.remove(file);
      }
    }
  }
}
