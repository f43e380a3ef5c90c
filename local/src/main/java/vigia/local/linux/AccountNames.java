package vigia.local.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.machine.RawPath;

/// Names of user or group numbers from passwd(5) or group(5), read again when the file changes.
///
/// Only the file below the host root is asked: the C library's other sources (LDAP, SSSD) can block
/// for long. What has no name there is shown as its number, as ls(1) does.
final class AccountNames {
  private final Path file;
  private @Nullable Version version;
  private Map<Long, String> names = Map.of();

  private AccountNames(Path file) {
    this.file = file;
  }

  static AccountNames users(HostRoot root) {
    return new AccountNames(root.resolve("etc/passwd"));
  }

  static AccountNames groups(HostRoot root) {
    return new AccountNames(root.resolve("etc/group"));
  }

  /// The names as they are now: to be asked once per question, not per row.
  synchronized Map<Long, String> now() {
    Version found = Version.of(file);
    if (!Objects.equals(found, version)) {
      names = found == null ? Map.of() : read();
      version = found;
    }
    return names;
  }

  /// The name of a number, or the number itself.
  static String name(Map<Long, String> names, long number) {
    String name = names.get(number);
    return name == null ? Long.toString(number) : name;
  }

  /// `name:password:number:…` lines; others are passed over. The first of two names counts, as it
  /// does for the C library.
  static Map<Long, String> parse(List<String> lines) {
    var names = new HashMap<Long, String>();
    for (String line : lines) {
      String[] fields = line.split(":", -1);
      if (fields.length >= 3 && !fields[0].isEmpty() && fields[2].matches("\\d{1,10}")) {
        names.putIfAbsent(Long.parseLong(fields[2]), fields[0]);
      }
    }
    return names;
  }

  private Map<Long, String> read() {
    try {
      return parse(RawPath.display(Files.readAllBytes(file)).lines().toList());
    } catch (IOException notReadable) {
      return Map.of(); // numbers are shown then
    }
  }

  /// Account files are replaced by rename(2), so the inode tells as much as the time does.
  private record Version(long modified, long size, @Nullable Object key) {
    static @Nullable Version of(Path file) {
      try {
        var found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Version(found.lastModifiedTime().toMillis(), found.size(), found.fileKey());
      } catch (IOException notThere) {
        return null;
      }
    }
  }
}
