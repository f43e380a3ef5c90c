package vigia.local.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// The attributes that java.nio has of a file on any Unix.
///
/// Blocks and birth time are not among them: what it calls creation time is another time where the
/// kernel or the file system has none, and nothing tells one from the other.
///
/// @param names what owners are called
public record UnixAttributes(Names names) implements Attributes {
  private static final String WANTED = "unix:fileKey,mode,nlink,size,lastModifiedTime,";

  /// Where the names of owner and group come from.
  public interface Names {
    /// The attributes of the unix view that they are made from, separated by commas.
    String wanted();

    Known<String> user(Map<String, Object> found);

    Known<String> group(Map<String, Object> found);
  }

  @Override
  public Found read(Path file) throws IOException {
    Map<String, Object> found =
        Files.readAttributes(file, WANTED + names.wanted(), LinkOption.NOFOLLOW_LINKS);
    int mode = (int) number(found, "mode");
    FileTime modified = (FileTime) Objects.requireNonNull(found.get("lastModifiedTime"));
    return new Found(
        found.get("fileKey"),
        new FileStatus(
            FileMode.type(mode),
            Known.of(((Number) Objects.requireNonNull(found.get("size"))).longValue()),
            Known.absent(Unavailable.NOT_SUPPORTED),
            Known.absent(Unavailable.NOT_SUPPORTED),
            Known.of(modified.toInstant()),
            Known.of(FileMode.text(mode)),
            names.user(found),
            names.group(found),
            Known.of(number(found, "nlink"))));
  }

  /// An attribute that is an unsigned int in C.
  public static long number(Map<String, Object> found, String name) {
    Object number = Objects.requireNonNull(found.get(name), name);
    return Integer.toUnsignedLong(((Number) number).intValue());
  }
}
