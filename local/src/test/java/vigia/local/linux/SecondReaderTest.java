package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.directory.FileListing;
import vigia.local.directory.OpenDirectory;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileSort;
import vigia.machine.FileTypeFilter;
import vigia.machine.Order;
import vigia.machine.Page;
import vigia.machine.ProblemException;
import vigia.machine.RawPath;

@Timeout(120)
class SecondReaderTest {
  private static final int FILES = 9_000;

  @TempDir Path directory;

  @BeforeEach
  void fill() throws Exception {
    for (int i = 0; i < FILES; i++) {
      Path file = Files.write(directory.resolve("file-" + i), new byte[i % 97]);
      Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(i * 7_919L % 5_003)));
    }
  }

  private FilePage page(FileSort sort, Order order, Page page, boolean together) throws Exception {
    RawPath path = RawPath.of(directory.toString());
    var query = new FileQuery(path, null, sort, order, FileTypeFilter.FILE, "FILE", page);
    var opener = new NativeOpener(new Owners(Map.of(), Map.of()));
    try (OpenDirectory open = opener.open(path)) {
      return FileListing.page(query, open, together);
    }
  }

  @Test
  void twoFindWhatOneFinds() throws Exception {
    for (FileSort sort : FileSort.values()) {
      for (Order order : Order.values()) {
        String cursor = null;
        int found = 0;
        do {
          var asked = new Page(3_500, cursor);
          FilePage alone = page(sort, order, asked, false);
          assertThat(page(sort, order, asked, true)).isEqualTo(alone);
          assertThat(alone.total()).isEqualTo(FILES);
          found += alone.entries().size();
          cursor = alone.nextCursor();
        } while (cursor != null);
        assertThat(found).isEqualTo(FILES);
      }
    }
  }

  @Test
  void anInterruptedQuestionEndsBoth() throws Exception {
    Thread asking = Thread.currentThread();
    Thread interrupting =
        Thread.ofPlatform()
            .start(() -> {
              while (!secondRuns()) {
                Thread.onSpinWait();
              }
              asking.interrupt();
            });
    assertThatThrownBy(
            () -> {
              while (true) {
                page(FileSort.SIZE, Order.ASCENDING, Page.FIRST, true);
              }
            })
        .isInstanceOf(ProblemException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(secondRuns()).isFalse();
    interrupting.join();
  }

  private static boolean secondRuns() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("vigia-files-second"));
  }
}
