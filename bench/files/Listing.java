package vigia.local.linux;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import vigia.local.directory.FileListing;
import vigia.local.directory.OpenDirectory;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileSort;
import vigia.machine.FileTypeFilter;
import vigia.machine.Order;
import vigia.machine.Page;
import vigia.machine.RawPath;

/// Lists one directory again and again in one JVM, as the program does it: for each line that it
/// reads, one page, whose wall time and processor time (of all threads) it prints.
///
/// In the program's package, because the number of threads is not the user's to choose.
final class Listing {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Listing() {}

  /// @param arguments the directory
  public static void main(String[] arguments) throws Exception {
    RawPath path = RawPath.of(Path.of(arguments[0]).toAbsolutePath().toString());
    String line;
    while ((line = read()) != null) {
      String[] words = line.split(" ");
      FileSort sort = FileSort.valueOf(words[0]);
      boolean together = words[1].equals("2");
      long used = PROCESS.getProcessCpuTime();
      long begin = System.nanoTime();
      FilePage page = page(path, sort, together);
      long end = System.nanoTime();
      double processor = (PROCESS.getProcessCpuTime() - used) / 1e9;
      System.out.println((end - begin) / 1e9 + " " + processor + " " + page.total());
      System.out.flush();
    }
  }

  private static FilePage page(RawPath path, FileSort sort, boolean together) throws Exception {
    var query =
        new FileQuery(
            path, null, sort, Order.DESCENDING, FileTypeFilter.ALL, "", new Page(200, null));
    var opener = new NativeOpener(new Owners(Map.of(), Map.of()));
    try (OpenDirectory directory = opener.open(path)) {
      return FileListing.page(query, directory, together);
    }
  }

  private static String read() throws java.io.IOException {
    var line = new StringBuilder();
    int letter;
    while ((letter = System.in.read()) > '\n') {
      line.append((char) letter);
    }
    return letter < 0 ? null : line.toString();
  }
}
