package vigia.cli.window;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The threads of this JVM, the virtual ones too.
final class Threads {
  private static final int MOST_SECONDS = 20;

  private Threads() {}

  /// Waits until no thread's name begins so.
  static void awaitNone(String prefix) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (has(prefix)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it still runs: " + dump());
      }
    }
  }

  static boolean has(String prefix) {
    return dump().contains("\"" + prefix);
  }

  private static String dump() {
    try {
      Path directory = Files.createTempDirectory("vigia-threads");
      Path file = directory.resolve("dump");
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
      String dump = Files.readString(file);
      Files.delete(file);
      Files.delete(directory);
      return dump;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
