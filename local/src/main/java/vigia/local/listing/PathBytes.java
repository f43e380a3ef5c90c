package vigia.local.listing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import vigia.machine.RawPath;

/// Between java.nio's paths and the bytes of file names.
///
/// A Path of Unix keeps the bytes that the kernel gave, but its text is decoded with the locale's
/// charset and loses what that cannot say. Its URI keeps them, percent-encoded.
public final class PathBytes {
  private PathBytes() {}

  /// [Path#toUri()] looks whether the path is a directory, to add a slash. Below a device there is
  /// nothing to look at, so the kernel answers at once, whatever dead mount the path is on.
  private static final Path NOWHERE = Path.of("/dev/null");

  private static final boolean UNIX = NOWHERE.getFileSystem().getSeparator().equals("/");

  private static final int PREFIX = "/dev/null/".length();

  /// The relative path of all components but the first ones. [Path#relativize] would take `..` away
  /// together with what is before it, which is wrong behind a link.
  public static Path below(Path path, int first) {
    int count = path.getNameCount();
    return first == count ? path.getFileSystem().getPath("") : path.subpath(first, count);
  }

  /// The path's bytes, relative or absolute as it is.
  public static byte[] of(Path path) {
    if (!UNIX) {
      return path.toString().getBytes(StandardCharsets.UTF_8);
    }
    String found = NOWHERE.resolve(below(path, 0)).toUri().getRawPath();
    byte[] bytes =
        RawPath.percentDecoded("path", found.length() < PREFIX ? "" : found.substring(PREFIX));
    if (!path.isAbsolute()) {
      return bytes;
    }
    byte[] absolute = new byte[bytes.length + 1];
    absolute[0] = '/';
    System.arraycopy(bytes, 0, absolute, 1, bytes.length);
    return absolute;
  }

  /// The path that those bytes name.
  public static Path path(RawPath path) {
    return UNIX ? Path.of(URI.create("file://" + path.percentEncoded())) : Path.of(path.toString());
  }

  /// One component of a path.
  public static Path relative(byte[] name) {
    byte[] absolute = new byte[name.length + 1];
    absolute[0] = '/';
    System.arraycopy(name, 0, absolute, 1, name.length);
    return Objects.requireNonNull(path(RawPath.of(absolute)).getFileName());
  }

  /// For people, as [RawPath#display].
  public static String display(Path path) {
    return RawPath.display(of(path));
  }
}
