package vigia.local.linux;

import java.io.IOException;
import java.util.LinkedHashMap;
import vigia.local.HostRoot;

/// The files that are read with every sample. Those that nobody has read for the longest time give
/// way: names of interfaces and groups come and go.
final class KeptFiles implements AutoCloseable {
  private static final int MOST = 256;

  private final HostRoot root;
  private final LinkedHashMap<String, KeptFile> byPath = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  KeptFiles(HostRoot root) {
    this.root = root;
  }

  byte[] read(String path) throws IOException {
    KeptFile file = file(path);
    try {
      return file.read();
    } catch (IOException failed) {
      drop(path, file);
      throw failed;
    }
  }

  private synchronized KeptFile file(String path) throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    KeptFile file = byPath.get(path);
    if (file == null) {
      if (byPath.size() >= MOST) {
        byPath.pollFirstEntry().getValue().close();
      }
      file = new KeptFile(root.resolve(path));
      byPath.put(path, file);
    }
    return file;
  }

  private synchronized void drop(String path, KeptFile file) {
    byPath.remove(path, file);
    file.close();
  }

  @Override
  public synchronized void close() {
    closed = true;
    byPath.values().forEach(KeptFile::close);
    byPath.clear();
  }
}
