package vigia.local;

import java.nio.file.Path;

/// Where the kernel's files are: this system's root, or another host's root seen from here (an
/// agent in a container, a captured host in a test).
///
/// @param path `/` for this system
public record HostRoot(Path path) {
  public static final HostRoot THIS = new HostRoot(Path.of("/"));

  /// False when what does not come from files (uname, statvfs, owners) must not be asked of this
  /// kernel.
  public boolean isThis() {
    return path.equals(Path.of("/"));
  }

  /// A path below the root, given without its leading slash: `resolve("proc/stat")`.
  public Path resolve(String relative) {
    return path.resolve(relative);
  }
}
