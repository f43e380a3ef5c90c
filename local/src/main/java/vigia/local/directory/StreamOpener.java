package vigia.local.directory;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import org.jspecify.annotations.Nullable;
import vigia.local.listing.PathBytes;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.RawPath;

/// Opens directories with java.nio.
public final class StreamOpener implements Opener {
  /// strerror(3) of ELOOP; the launcher sees to it that this is English. Where Java was told not to
  /// follow links, more words of its own come after it.
  private static final String LINKS = "Too many levels of symbolic links";

  private final Attributes attributes;

  public StreamOpener(Attributes attributes) {
    this.attributes = attributes;
  }

  @Override
  public OpenDirectory open(RawPath path) throws IOException {
    Path directory = PathBytes.path(path);
    return new StreamDirectory(opened(directory), directory, false, attributes);
  }

  /// Where the system cannot open relative to a directory (Windows), by path.
  @Override
  public OpenDirectory descend(Path start, Path resolved) throws IOException {
    DirectoryStream<Path> at = opened(start);
    for (int i = start.getNameCount(); i < resolved.getNameCount(); i++) {
      if (!(at instanceof SecureDirectoryStream<Path> secure)) {
        at.close();
        at = opened(resolved);
        break;
      }
      at = child(secure, resolved.getName(i));
    }
    return new StreamDirectory(at, resolved, true, attributes);
  }

  /// Java says some reasons only as text, in the language of the C library. Following the path once
  /// more tells which it is, unless it has changed again meanwhile.
  @Override
  public ProblemException problem(IOException failed, RawPath asked) {
    ProblemCode code =
        switch (failed) {
          case NoSuchFileException _ -> ProblemCode.NO_SUCH_DIRECTORY;
          case NotDirectoryException _ -> ProblemCode.NOT_A_DIRECTORY;
          case AccessDeniedException _ -> ProblemCode.PERMISSION_DENIED;
          case FileSystemException other when startsWithLinks(other.getReason()) ->
              ProblemCode.LINK_LOOP;
          default -> null;
        };
    if (code != null) {
      return PathResolver.problem(code, asked);
    }
    try {
      PathResolver.below(PathBytes.path(RawPath.of("/"))).resolve(asked);
      return PathResolver.unexplained(failed, asked);
    } catch (ProblemException reason) {
      return reason;
    } catch (IOException noRoot) {
      return PathResolver.unexplained(noRoot, asked);
    }
  }

  private static boolean startsWithLinks(@Nullable String reason) {
    return reason != null && reason.startsWith(LINKS);
  }

  /// The dot behind the path makes the kernel refuse what is no directory instead of opening it:
  /// opening a FIFO would block.
  @SuppressWarnings("StreamResourceLeak") // it is closed with the StreamDirectory around it
  private static DirectoryStream<Path> opened(Path path) throws IOException {
    return Files.newDirectoryStream(path.resolve("."));
  }

  /// A dot behind the name would follow a link, so it is looked at first. What takes its place in
  /// between can make this block, not lead it astray.
  private static DirectoryStream<Path> child(SecureDirectoryStream<Path> parent, Path name)
      throws IOException {
    try (parent) {
      if (!StreamDirectory.attributes(parent, name).isDirectory()) {
        throw new NotDirectoryException(name.toString());
      }
      return parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
