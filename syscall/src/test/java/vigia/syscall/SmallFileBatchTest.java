package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallFileBatchTest {
  private static final int MOST = 8;

  @TempDir Path directory;

  private final SmallFiles files = new SmallFiles(MOST);
  private final SmallFileBatch batch = new SmallFileBatch(3, MOST);

  private int open(String name, String text) throws Exception {
    Path file = Files.writeString(directory.resolve(name), text);
    return files.open(file.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String text(int file) {
    return new String(
        batch.text(), batch.start(file), batch.length(file), StandardCharsets.US_ASCII);
  }

  @Test
  void eachHasWhatItsFileSaysNow() throws Exception {
    int one = open("one", "1");
    int closed = open("closed", "2");
    int long3 = open("long", "3".repeat(2 * MOST));
    files.close(closed);

    batch.clear();
    long before = System.nanoTime();
    for (int descriptor : new int[] {one, closed, long3}) {
      assertThat(batch.isFull()).isFalse();
      batch.add(descriptor);
    }
    assertThat(batch.isFull()).isTrue();
    batch.read();
    long after = System.nanoTime();
    assertThat(text(0)).isEqualTo("1");
    assertThat(batch.length(1)).isEqualTo(-1);
    assertThat(text(2)).isEqualTo("3".repeat(MOST));
    for (int i = 1; i < batch.size(); i++) {
      assertThat(batch.nanos(i)).isBetween(batch.nanos(i - 1), after);
    }
    assertThat(batch.nanos(0)).isGreaterThanOrEqualTo(before);
    // There is room after the last byte of each.
    batch.text()[batch.start(0) + batch.length(0)] = 'x';
    assertThat(text(2)).isEqualTo("3".repeat(MOST));

    batch.clear();
    Files.writeString(directory.resolve("long"), "four");
    batch.add(long3);
    batch.read();
    assertThat(batch.size()).isEqualTo(1);
    assertThat(text(0)).isEqualTo("four");
    files.close(one);
    files.close(long3);
  }
}
