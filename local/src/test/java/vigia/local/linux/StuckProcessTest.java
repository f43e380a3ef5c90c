package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.Commands;
import vigia.local.Eventually;
import vigia.local.HostRoot;
import vigia.local.PlatformThreads;
import vigia.machine.Page;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;
import vigia.machine.Unavailable;

/// A process that keeps its memory map locked, so that reading its command line hangs. Here that
/// file is a FIFO, which hangs as well: opening it waits for a writer.
@Timeout(120)
class StuckProcessTest {
  private static final long STUCK = 11;

  @TempDir Path root;

  private final PlatformThreads threads = new PlatformThreads("stuck-process-test", 8);
  private final WordReader words = new WordReader(threads, Duration.ofSeconds(1));
  private LinuxProcesses processes;
  private Path fifo;

  @BeforeEach
  void host() throws Exception {
    for (long pid = 10; pid < 13; pid++) {
      Path directory = Files.createDirectories(root.resolve("proc/" + pid));
      Files.writeString(
          directory.resolve("stat"),
          pid
              + " (program) S 1 0 0 0 -1 4194560 0 0 0 0 5 6 0 0 20 0 1 0 "
              + (100 + pid)
              + " 0 7 18446744073709551615 0\n");
      Files.createSymbolicLink(directory.resolve("exe"), Path.of("/usr/bin/program"));
      Files.writeString(directory.resolve("cmdline"), "program\0of-" + pid + "\0");
    }
    fifo = root.resolve("proc/" + STUCK + "/cmdline");
    Files.delete(fifo);
    Commands.output("mkfifo", fifo.toString());
    processes = new LinuxProcesses(new HostRoot(root), words, false, KernelList.none());
  }

  @AfterEach
  void close() throws Exception {
    if (!words.stuck().isEmpty()) {
      release(fifo);
    }
    threads.close();
  }

  /// Opening it to write lets the reader go on.
  private static void release(Path fifo) throws IOException {
    try (OutputStream writer = Files.newOutputStream(fifo)) {
      writer.write("program\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
  }

  private List<ProcessInfo> table(ProcessSort sort, String filter) {
    return processes
        .page(new ProcessQuery(sort, null, filter, new Page(Page.MOST, null)))
        .processes();
  }

  @Test
  void itsOwnWordsAreStuckAndTheOthersHaveTheirs() {
    List<ProcessInfo> table = table(ProcessSort.PID, "");
    assertThat(table).extracting(ProcessInfo::pid).containsExactly(10L, STUCK, 12L);
    assertThat(table)
        .extracting(ProcessInfo::commandLine)
        .containsExactly("program of-10", null, "program of-12");
    assertThat(table.get(1).unavailable())
        .containsEntry("commandLine", Unavailable.STUCK)
        .containsEntry("exe", Unavailable.STUCK);
    assertThat(table.get(1).name()).isEqualTo("program");
    assertThat(table.get(1).parentPid()).isEqualTo(1);
    assertThat(table.get(2).exe()).isEqualTo("/usr/bin/program");
  }

  @Test
  void itTakesOneThreadHoweverOftenItIsAsked() {
    for (ProcessSort sort : ProcessSort.values()) {
      assertThat(table(sort, "of-1")).extracting(ProcessInfo::pid).doesNotContain(STUCK).hasSize(2);
      assertThat(processes.one(STUCK, null).unavailable())
          .containsEntry("commandLine", Unavailable.STUCK);
    }
    assertThat(words.stuck()).containsExactly(new WordReader.Identity(STUCK, 111));
    // The stuck one's, and perhaps one that has just told the last answer.
    assertThat(threads.busy()).isLessThanOrEqualTo(2);
  }

  @Test
  void onceItHasComeBackItIsReadAgain() throws Exception {
    assertThat(table(ProcessSort.PID, "of-11")).isEmpty();
    Path moved = Files.move(fifo, root.resolve("fifo"));
    Files.writeString(fifo, "program\0of-11\0");
    release(moved);
    Eventually.is("read to its end", () -> words.stuck().isEmpty());
    assertThat(table(ProcessSort.PID, "of-11")).extracting(ProcessInfo::pid).containsExactly(STUCK);
  }
}
