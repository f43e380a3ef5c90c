package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.machine.Unavailable;

class KeptFileTest {
  @TempDir Path directory;

  @Test
  void eachReadingIsOfWhatIsThereNow() {
    var tree = new Tree(directory).with("proc/loadavg", "first");
    try (HostFiles files = tree.files()) {
      assertThat(files.keptText("proc/loadavg")).isEqualTo(Known.of("first"));
      tree.with("proc/loadavg", "second, longer");
      assertThat(files.keptText("proc/loadavg")).isEqualTo(Known.of("second, longer"));
      tree.with("proc/loadavg", "");
      assertThat(files.keptText("proc/loadavg")).isEqualTo(Known.of(""));
    }
  }

  @Test
  void longFilesAreReadToTheirEnd() {
    String text = "0123456789".repeat(20_000);
    try (HostFiles files = new Tree(directory).with("proc/mountinfo", text).files()) {
      assertThat(files.keptText("proc/mountinfo")).isEqualTo(Known.of(text));
      assertThat(files.keptText("proc/mountinfo")).isEqualTo(Known.of(text));
    }
  }

  @Test
  void theKernelsFilesReadAsOpenedAnew() {
    try (var files = new HostFiles(HostRoot.THIS)) {
      for (String path : new String[] {"proc/version", "proc/filesystems", "proc/self/limits"}) {
        Known<String> whole = files.text(path);
        assertThat(files.keptText(path)).as(path).isEqualTo(whole);
        assertThat(files.keptText(path)).as(path).isEqualTo(whole);
      }
    }
  }

  @Test
  void whatIsNotThereOrWasTakenAwayIsAbsent() throws Exception {
    try (HostFiles files = new Tree(directory).files()) {
      for (int i = 0; i < 2; i++) {
        assertThat(files.keptText("a")).isEqualTo(Known.absent(Unavailable.NOT_SUPPORTED));
      }
    }
    Process child = new ProcessBuilder("sleep", "600").start();
    try (var files = new HostFiles(HostRoot.THIS)) {
      String stat = "proc/" + child.pid() + "/stat";
      assertThat(files.keptText(stat)).isInstanceOf(Known.Value.class);
      child.destroyForcibly().waitFor();
      assertThat(files.keptText(stat)).isInstanceOf(Known.Absent.class);
    }
  }

  @Test
  void moreFilesThanAreKeptAreStillRead() {
    var tree = new Tree(directory);
    try (HostFiles files = tree.files()) {
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 300; i++) {
          tree.with("f" + i, "text " + i + " " + round);
          assertThat(files.keptText("f" + i)).isEqualTo(Known.of("text " + i + " " + round));
        }
      }
    }
  }

  @Test
  void afterClosingNothingIsOpened() {
    HostFiles files = new Tree(directory).with("a", "here").files();
    files.close();
    assertThat(files.keptText("a")).isInstanceOf(Known.Absent.class);
  }
}
