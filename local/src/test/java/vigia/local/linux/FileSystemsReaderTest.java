package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.Eventually;
import vigia.local.Known;
import vigia.local.PlatformThreads;
import vigia.local.Space;
import vigia.local.Sweeper;
import vigia.machine.FileSystem;
import vigia.machine.FileSystems;
import vigia.machine.Unavailable;

@Timeout(60)
class FileSystemsReaderTest {
  @TempDir Path directory;

  private final PlatformThreads threads = new PlatformThreads("file-systems-test", 4);
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();

  @AfterEach
  void close() {
    release.countDown();
    threads.close();
  }

  /// A kernel in which a call about `/net/dead` does not return.
  private Kernel kernel() {
    return new Kernel() {
      @Override
      public KernelNames names() {
        throw new UnsupportedOperationException();
      }

      @Override
      public Known<Space> space(byte[] path) {
        if (new String(path, StandardCharsets.UTF_8).equals("/net/dead")) {
          hanging.incrementAndGet();
          awaitRelease();
        }
        return Known.of(new Space(100, 50, 40, Known.of(10L), Known.of(5L)));
      }
    };
  }

  private void awaitRelease() {
    try {
      release.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<FileSystem> rows(FileSystemsReader reader) {
    return ((Known.Value<FileSystems>) reader.read()).value().fileSystems();
  }

  @Test
  void aDeadMountIsStuckAndTheOthersHaveTheirSizes() throws Exception {
    var files =
        new Tree(directory)
            .with(
                "proc/1/mountinfo",
                """
                1 0 8:1 / / rw - ext4 /dev/sda1 rw
                2 1 0:42 / /net/dead rw - nfs4 server:/a rw
                3 1 8:2 / /home rw - ext4 /dev/sda2 rw
                4 1 0:48 / /auto rw - autofs systemd-1 rw
                """)
            .files();
    var mounts = new Sweeper<String>(threads, Duration.ofSeconds(1));
    var reader = new FileSystemsReader(files, kernel(), mounts, true);
    for (int i = 0; i < 3; i++) {
      List<FileSystem> rows = rows(reader);
      assertThat(rows)
          .extracting(FileSystem::mountPoint)
          .containsExactly("/", "/net/dead", "/home", "/auto");
      assertThat(rows.get(0).usedBytes()).isEqualTo(50);
      assertThat(rows.get(1).unavailable()).containsEntry("totalBytes", Unavailable.STUCK);
      assertThat(rows.get(2).usedPercent()).isEqualTo(55.6);
      // Asking would mount something.
      assertThat(rows.get(3).unavailable()).containsEntry("totalBytes", Unavailable.NOT_APPLICABLE);
    }
    assertThat(hanging).hasValue(1);
    release.countDown();
    Eventually.is("back", () -> mounts.stuck().isEmpty());
    assertThat(rows(reader).get(1).usedBytes()).isEqualTo(50);
  }

  @Test
  void withoutAMountTableThereIsNoList() {
    var reader =
        new FileSystemsReader(
            new Tree(directory).files(),
            kernel(),
            new Sweeper<>(threads, Duration.ofSeconds(1)),
            false);
    assertThat(reader.read()).isInstanceOf(Known.Absent.class);
  }
}
