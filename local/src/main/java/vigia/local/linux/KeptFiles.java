package vigia.local.linux;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.LinkedHashMap;
import vigia.local.HostRoot;

/// The files that are read with every sample. Those that nobody has read for the longest time give
/// way: names of interfaces and groups come and go. What is not there is looked for again after ten
/// seconds.
final class KeptFiles implements AutoCloseable {
  private static final int MOST = 256;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final HostRoot root;
  private final LinkedHashMap<String, KeptFile> byPath = new LinkedHashMap<>(16, 0.75f, true);
  private final LinkedHashMap<String, Missing> missing = new LinkedHashMap<>();
  private boolean closed;

  /// Opening what is not there costs more than reading what is.
  private record Missing(NoSuchFileException why, long nanos) {}

  KeptFiles(HostRoot root) {
    this.root = root;
  }

  byte[] read(String path) throws IOException {
    KeptFile file = file(path);
    try {
      return file.read();
    } catch (NoSuchFileException missing) {
      drop(path, file);
      miss(path, missing);
      throw missing;
    } catch (IOException failed) {
      drop(path, file);
      throw failed;
    }
  }

  private synchronized void miss(String path, NoSuchFileException why) {
    if (missing.size() >= MOST) {
      missing.pollFirstEntry();
    }
    missing.put(path, new Missing(why, System.nanoTime()));
  }

  private synchronized KeptFile file(String path) throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    Missing known = missing.get(path);
    if (known != null && System.nanoTime() - known.nanos < LOOK_AGAIN.toNanos()) {
      throw known.why;
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
