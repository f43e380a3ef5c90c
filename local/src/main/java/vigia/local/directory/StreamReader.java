package vigia.local.directory;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.listing.PathBytes;
import vigia.machine.FileSort;
import vigia.machine.FileType;
import vigia.machine.Unavailable;

/// Reads a directory by java.nio alone.
final class StreamReader implements EntryReader {
  private final StreamDirectory directory;
  private final Iterator<Path> entries;
  private byte[] name = {};
  private @Nullable FileStatus seen;

  StreamReader(StreamDirectory directory, Iterator<Path> entries) {
    this.directory = directory;
    this.entries = entries;
  }

  @Override
  public boolean next() throws IOException {
    seen = null;
    try {
      if (!entries.hasNext()) {
        return false;
      }
      name = PathBytes.of(Objects.requireNonNull(entries.next().getFileName()));
      return true;
    } catch (DirectoryIteratorException failed) {
      throw failed.getCause();
    }
  }

  @Override
  public @Nullable EntryReader split() {
    return null;
  }

  @Override
  public byte[] bytes() {
    return name;
  }

  @Override
  public int start() {
    return 0;
  }

  @Override
  public int end() {
    return name.length;
  }

  @Override
  public FileType type() {
    return seen == null ? FileType.UNKNOWN : seen.type();
  }

  @Override
  public @Nullable Unavailable look() {
    return switch (directory.status(name)) {
      case Known.Value<FileStatus>(FileStatus found) -> {
        seen = found;
        yield null;
      }
      case Known.Absent<FileStatus>(Unavailable why) -> why;
    };
  }

  @Override
  public void read(FileSort sort, SortKey into) {
    into.read(sort, status());
  }

  @Override
  public FileStatus status() {
    return Objects.requireNonNull(seen, "not looked at");
  }

  /// The directory's stream is what has to be closed.
  @Override
  public void close() {}
}
