package vigia.local.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vigia.local.Architecture;
import vigia.local.Known;
import vigia.local.Space;
import vigia.machine.RawPath;
import vigia.machine.Unavailable;

/// What can be known without system calls of our own. The JDK asks statvfs(3) too, but keeps the
/// inodes to itself.
final class JdkKernel implements Kernel {
  private final HostFiles files;

  /// Finding a store reads the whole mount table; asking a found one is one statvfs of its path.
  private final Map<Path, FileStore> stores = new ConcurrentHashMap<>();

  JdkKernel(HostFiles files) {
    this.files = files;
  }

  @Override
  public KernelNames names() {
    return KernelFiles.names(
        files,
        KernelFiles.architecture(files)
            .or(() -> Architecture.ofJvm(System.getProperty("os.arch", ""))));
  }

  @Override
  public Known<Space> space(byte[] path) {
    if (!RawPath.isUtf8(path)) {
      return Known.absent(Unavailable.NOT_SUPPORTED); // no Path has these bytes
    }
    try {
      Path below =
          files.root().resolve(new String(path, 1, path.length - 1, StandardCharsets.UTF_8));
      FileStore store = stores.get(below);
      if (store == null) {
        store = Files.getFileStore(below);
        stores.put(below, store);
      }
      return Known.of(
          new Space(
              store.getTotalSpace(),
              store.getUnallocatedSpace(),
              store.getUsableSpace(),
              Known.absent(Unavailable.NOT_SUPPORTED),
              Known.absent(Unavailable.NOT_SUPPORTED)));
    } catch (NoSuchFileException unmounted) {
      return Known.absent(Unavailable.GONE);
    } catch (IOException failed) {
      return Known.absent(HostFiles.why(failed));
    } catch (InvalidPathException notInThisCharset) {
      return Known.absent(Unavailable.NOT_SUPPORTED);
    }
  }
}
