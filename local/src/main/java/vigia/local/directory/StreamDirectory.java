package vigia.local.directory;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import vigia.local.Known;
import vigia.local.listing.PathBytes;
import vigia.machine.Unavailable;

/// A directory read by java.nio alone.
///
/// Java has most attributes only by path. Where the stream can be asked relative to its own
/// descriptor, an entry's attributes count only if both ways lead to the same file: a directory
/// that was put in the place of this one does not speak for it.
final class StreamDirectory implements OpenDirectory {
  private static final int TRIES = 3;

  private final DirectoryStream<Path> stream;
  private final Path path;
  private final boolean bounded;
  private final Attributes attributes;

  /// @param path the directory's own
  /// @param bounded whether what is outside some bounds must not be shown; a link's content cannot
  ///   be read in a way that is sure to stay inside
  StreamDirectory(DirectoryStream<Path> stream, Path path, boolean bounded, Attributes attributes) {
    this.stream = stream;
    this.path = path;
    this.bounded = bounded;
    this.attributes = attributes;
  }

  @Override
  public EntryReader reader() {
    return new StreamReader(this, stream.iterator());
  }

  /// A stream has one iterator.
  @Override
  public boolean sharesOut() {
    return false;
  }

  @Override
  public Known<FileStatus> status(byte[] entry) {
    Path relative = PathBytes.relative(entry);
    try {
      for (int i = 0; i < TRIES; i++) {
        Attributes.Found found = attributes.read(path.resolve(relative));
        if (!(stream instanceof SecureDirectoryStream<Path> secure)
            || Objects.equals(found.fileKey(), attributes(secure, relative).fileKey())) {
          return Known.of(found.status());
        }
      }
      return Known.absent(Unavailable.GONE);
    } catch (IOException failed) {
      return Known.absent(why(failed));
    }
  }

  @Override
  public Known<byte[]> link(byte[] entry) {
    if (bounded) {
      return Known.absent(Unavailable.NOT_SUPPORTED);
    }
    try {
      return Known.of(
          PathBytes.of(Files.readSymbolicLink(path.resolve(PathBytes.relative(entry)))));
    } catch (IOException failed) {
      return Known.absent(why(failed));
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException failed) {
      // Closing what was only read cannot lose anything, and the listing is already made.
      assert failed != null;
    }
  }

  /// Of an entry, relative to the stream's descriptor, links not followed.
  static BasicFileAttributes attributes(SecureDirectoryStream<Path> stream, Path name)
      throws IOException {
    return stream
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
  }

  private static Unavailable why(IOException failed) {
    return switch (failed) {
      case NoSuchFileException _ -> Unavailable.GONE;
      case AccessDeniedException _ -> Unavailable.PERMISSION_DENIED;
      default -> Unavailable.UNREADABLE;
    };
  }
}
