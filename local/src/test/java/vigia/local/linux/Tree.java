package vigia.local.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vigia.local.HostRoot;

/// A host's files, written by a test.
record Tree(Path root) {
  Tree with(String path, String content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Tree withDirectory(String path) {
    try {
      Files.createDirectories(root.resolve(path));
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  HostFiles files() {
    return new HostFiles(new HostRoot(root));
  }
}
