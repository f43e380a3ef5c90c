package vigia.local.linux;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// Follows symbolic links as the host does whose root this is: an absolute one begins at that root,
/// and `..` does not lead out of it.
final class RootedPath {
  /// As the kernel's MAXSYMLINKS.
  private static final int MOST_LINKS = 40;

  private RootedPath() {}

  /// @param path below the root, without leading slash
  /// @return where it leads; no link is left in it
  static Path resolve(Path root, String path) throws IOException {
    Deque<Path> rest = new ArrayDeque<>();
    push(rest, Path.of(path));
    Path at = root;
    int links = 0;
    while (!rest.isEmpty()) {
      Path name = rest.removeFirst();
      if (name.toString().equals("..")) {
        Path parent = at.getParent();
        at = at.equals(root) || parent == null ? root : parent;
        continue;
      }
      Path next = at.resolve(name);
      if (!Files.isSymbolicLink(next)) {
        at = next;
        continue;
      }
      links++;
      if (links > MOST_LINKS) {
        throw new FileSystemLoopException(path);
      }
      Path target = Files.readSymbolicLink(next);
      if (target.isAbsolute()) {
        at = root;
      }
      push(rest, target);
    }
    return at;
  }

  private static void push(Deque<Path> rest, Path path) {
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      rest.addFirst(path.getName(i));
    }
  }
}
