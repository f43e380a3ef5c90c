package vigia.local.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.machine.RawPath;

/// Names of user or group numbers from passwd(5) or group(5), read again when the file changes.
///
/// Only the file below the host root is asked: the C library's other sources (LDAP, SSSD) can block
/// for long. What has no name there is shown as its number, as ls(1) does.
final class AccountNames {
  private final HostRoot root;
  private final String path;
  private @Nullable Version version;
  private Map<Long, String> names = Map.of();

  private AccountNames(HostRoot root, String path) {
    this.root = root;
    this.path = path;
  }

  static AccountNames users(HostRoot root) {
    return new AccountNames(root, "etc/passwd");
  }

  static AccountNames groups(HostRoot root) {
    return new AccountNames(root, "etc/group");
  }

  /// The names as they are now: to be asked once per question, not per row.
  synchronized Map<Long, String> now() {
    try {
      Path file = root.isThis() ? root.resolve(path) : RootedPath.resolve(root.path(), path);
      Version found = Version.of(file);
      if (!found.equals(version)) {
        names = parse(RawPath.display(Files.readAllBytes(file)).lines().toList());
        version = found;
      }
    } catch (IOException notThere) {
      names = Map.of(); // numbers are shown then
      version = null;
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

  /// Account files are replaced by rename(2), so the inode tells as much as the time does.
  private record Version(long modified, long size, @Nullable Object key) {
    static Version of(Path file) throws IOException {
      var found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(found.lastModifiedTime().toMillis(), found.size(), found.fileKey());
    }
  }
}
