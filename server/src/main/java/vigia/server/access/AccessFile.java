package vigia.server.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vigia.machine.Wire;
import vigia.server.event.OutOfDescriptors;
import vigia.server.event.OwnerOnly;

/// Reads and changes `VIGIA_HOME/access.json`. A change replaces the file as a whole under a lock
/// between processes, so a reader sees either the old or the new one.
final class AccessFile {
  /// A file lock keeps out other processes only.
  private static final ReentrantLock INSIDE = new ReentrantLock();

  private final Path home;
  private final Path file;

  /// @param key which file, when and how long: any change changes one of them
  private record Seen(@Nullable Object key, FileTime modified, long size, AccessState state) {}

  private volatile @Nullable Seen seen;

  AccessFile(Path home) {
    this.home = home;
    this.file = home.resolve("access.json");
  }

  /// The state now: one stat(2) when nothing changed.
  AccessState read() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Seen before = seen;
      if (before != null
          && before.modified.equals(now.lastModifiedTime())
          && before.size == now.size()
          && Objects.equals(before.key, now.fileKey())) {
        return before.state;
      }
      AccessState state = parsed(Files.readString(file));
      // Attributes from before the reading: if it was replaced in between, the next look sees it.
      seen = new Seen(now.fileKey(), now.lastModifiedTime(), now.size(), state);
      return state;
    } catch (NoSuchFileException none) {
      return AccessState.EMPTY;
    } catch (IOException unreadable) {
      Seen before = seen;
      if (before != null && OutOfDescriptors.is(unreadable)) {
        // What cannot be opened for a moment is as it was.
        return before.state;
      }
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  private AccessState parsed(String json) {
    try {
      return Objects.requireNonNull(Wire.read(AccessState.class, json));
    } catch (RuntimeException broken) {
      throw new BrokenState(file, broken);
    }
  }

  /// Changes the state, and forgets what has expired. Writes only what is different.
  void change(UnaryOperator<AccessState> change) throws IOException {
    OwnerOnly.directory(home);
    INSIDE.lock();
    try (FileChannel lock = create(home.resolve("access.lock"));
        FileLock held = lock.lock()) {
      assert held.isValid();
      AccessState before = read();
      AccessState after = change.apply(before.withoutExpired(Instant.now()));
      if (!after.equals(before)) {
        write(after);
      }
    } finally {
      INSIDE.unlock();
    }
  }

  private void write(AccessState state) throws IOException {
    Path fresh = home.resolve("access.json.new");
    try (FileChannel out = create(fresh)) {
      out.truncate(0);
      ByteBuffer rest = ByteBuffer.wrap(Wire.json(state).getBytes(StandardCharsets.UTF_8));
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private FileChannel create(Path path) throws IOException {
    return FileChannel.open(
        path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file(home));
  }
}
