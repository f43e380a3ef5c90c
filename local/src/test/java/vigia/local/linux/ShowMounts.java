package vigia.local.linux;

import java.time.Duration;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.PlatformThreads;
import vigia.local.Sweeper;
import vigia.machine.FileSystems;

/// Mounts a file system and unmounts it, and prints each time whether it is seen. For a mount
/// namespace of its own.
public final class ShowMounts {
  private ShowMounts() {}

  /// @param arguments the mount point
  public static void main(String[] arguments) throws Exception {
    String point = arguments[0];
    var threads = new PlatformThreads("show-mounts", 1);
    try (threads;
        var files = new HostFiles(HostRoot.THIS);
        var reader =
            new FileSystemsReader(
                files,
                new NativeKernel(files),
                new Sweeper<>(threads, Duration.ofSeconds(10)),
                true)) {
      System.out.println(sees(reader, point));
      run("mount", "-t", "tmpfs", "none", point);
      System.out.println(sees(reader, point));
      System.out.println(sees(reader, point));
      run("umount", point);
      System.out.println(sees(reader, point));
    }
  }

  private static boolean sees(FileSystemsReader reader, String point) {
    return reader.read() instanceof Known.Value(FileSystems found)
        && found.fileSystems().stream().anyMatch(each -> each.mountPoint().equals(point));
  }

  private static void run(String... command) throws Exception {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException("failed: " + String.join(" ", command));
    }
  }
}
