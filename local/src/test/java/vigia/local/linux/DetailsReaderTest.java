package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.AsNobody;
import vigia.local.Commands;
import vigia.local.Commands.Child;
import vigia.local.Eventually;
import vigia.local.HostRoot;
import vigia.machine.ProcessDetails;
import vigia.machine.ResourceLimit;
import vigia.machine.Unavailable;
import vigia.machine.Unit;

@Timeout(120)
class DetailsReaderTest {
  private static final long PID = 11;
  private static final Set<String> MEMORY = Set.of("pssBytes", "privateBytes", "swapBytes");
  private static final Set<String> ENVIRONMENT = Set.of("environmentVariables", "environmentBytes");
  private static final String USERS = "4194560";
  private static final String KERNEL_THREADS = "2129984";

  @TempDir Path root;

  /// Another host's process, of which every file is there.
  private Path host() throws Exception {
    Path directory = Files.createDirectories(root.resolve("proc/" + PID));
    stat(directory, "S", USERS, 100);
    Files.writeString(directory.resolve("cmdline"), "program\0");
    Files.writeString(directory.resolve("status"), "Name:\tprogram\nVmSwap:\t      12 kB\n");
    Files.writeString(
        directory.resolve("smaps_rollup"),
        "Pss: 161 kB\nPrivate_Clean: 40 kB\nPrivate_Dirty: 112 kB\n");
    Files.writeString(directory.resolve("io"), "read_bytes: 8192\nwrite_bytes: 4096\n");
    Files.writeString(
        directory.resolve("limits"),
        "Max open files            1024                 4096                 files     \n");
    Files.writeString(directory.resolve("cgroup"), "0::/a.slice\n");
    Files.writeString(directory.resolve("environ"), "A=1\0B=2\0");
    Path fd = Files.createDirectories(directory.resolve("fd"));
    Files.createSymbolicLink(fd.resolve("0"), Path.of("/nowhere"));
    Files.createSymbolicLink(fd.resolve("1"), Path.of("/nowhere"));
    return directory;
  }

  private static void stat(Path directory, String state, String flags, long start)
      throws Exception {
    Files.writeString(
        directory.resolve("stat"),
        PID
            + " (program) "
            + state
            + " 1 0 0 0 -1 "
            + flags
            + " 0 0 0 0 5 6 0 0 20 0 1 0 "
            + start
            + " 0 7 18446744073709551615 0\n");
  }

  private ProcessDetails details() {
    return new LinuxProcesses(new HostRoot(root), false).details(PID, null);
  }

  private static void checkReason(ProcessDetails details, Unavailable why, Set<String> figures) {
    assertThat(details.unavailable().keySet()).isEqualTo(figures);
    assertThat(details.unavailable().values()).allMatch(why::equals);
  }

  private static Set<String> both(Set<String> some, Set<String> more) {
    var all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  @Test
  void anotherHostsProcessIsReadFromItsFiles() throws Exception {
    host();
    ProcessDetails details = details();
    assertThat(details)
        .isEqualTo(
            new ProcessDetails(
                details.process(),
                161 * 1024L,
                152 * 1024L,
                12 * 1024L,
                8_192L,
                4_096L,
                2L,
                List.of(new ResourceLimit("open-files", 1_024L, 4_096L, Unit.COUNT, Map.of())),
                "/a.slice",
                2L,
                8L,
                Map.of()));
    assertThat(details.process().name()).isEqualTo("program");
  }

  @Test
  void whatTheKernelDoesNotHaveIsNotSupported() throws Exception {
    Path directory = host();
    for (String file : List.of("smaps_rollup", "io", "cgroup", "limits")) {
      Files.delete(directory.resolve(file));
    }
    ProcessDetails details = details();
    assertThat(details.limits()).isEmpty();
    checkReason(
        details,
        Unavailable.NOT_SUPPORTED,
        Set.of("pssBytes", "privateBytes", "readBytes", "writtenBytes", "cgroup", "limits"));
  }

  @Test
  void aKernelThreadHasNoMemoryAndNoEnvironment() throws Exception {
    stat(host(), "S", KERNEL_THREADS, 100);
    checkReason(details(), Unavailable.NOT_APPLICABLE, both(MEMORY, ENVIRONMENT));
  }

  /// In a container there are none to be seen.
  @Test
  void noKernelThreadOfThisMachineHasAny() throws Exception {
    for (String line : Commands.output("ps", "-eo", "pid=,ppid=").lines().toList()) {
      String[] fields = line.strip().split("\\s+", 2);
      if (fields[1].equals("2")) {
        ProcessDetails details =
            new LinuxProcesses(HostRoot.THIS, true).details(Long.parseLong(fields[0]), null);
        checkReason(details, Unavailable.NOT_APPLICABLE, both(MEMORY, ENVIRONMENT));
        return;
      }
    }
  }

  @Test
  void aZombieKeepsOnlyWhatTheKernelKeepsOfIt() throws Exception {
    String fork =
        "import os, sys; pid = os.fork(); pid or os._exit(0); print(pid, flush=True);"
            + " sys.stdin.read()";
    try (Child parent = Child.start(List.of("python3", "-c", fork))) {
      long zombie = Long.parseLong(parent.firstLine());
      Path stat = Path.of("/proc/" + zombie + "/stat");
      Eventually.is("a zombie", () -> Files.readString(stat).contains(") Z "));
      ProcessDetails details = new LinuxProcesses(HostRoot.THIS, true).details(zombie, null);
      checkReason(
          details, Unavailable.GONE, both(both(MEMORY, ENVIRONMENT), Set.of("descriptors")));
      assertThat(details.writtenBytes()).isNotNull();
      assertThat(details.limits()).isNotEmpty();
      assertThat(details.process().parentPid()).isEqualTo(parent.pid());
    }
  }

  @Test
  void anotherUsersProcessKeepsItsSecretsFromUs() throws Exception {
    String nobody = AsNobody.run(ShowDetails.class, Long.toString(ProcessHandle.current().pid()));
    assertThat(nobody)
        .contains(
            "unavailable={descriptors=PERMISSION_DENIED, environmentBytes=PERMISSION_DENIED,"
                + " environmentVariables=PERMISSION_DENIED, privateBytes=PERMISSION_DENIED,"
                + " pssBytes=PERMISSION_DENIED, readBytes=PERMISSION_DENIED,"
                + " writtenBytes=PERMISSION_DENIED}")
        .containsPattern("limits=1\\d")
        .contains("cgroup=/")
        .contains("swap=true");
  }

  @Test
  void whatHangsCostsTheOthersNothing() throws Exception {
    Path directory = host();
    Path rollup = directory.resolve("smaps_rollup");
    Files.delete(rollup);
    // It hangs as the kernel does while the map is locked: opening it waits for a writer.
    Commands.output("mkfifo", rollup.toString());
    try (var processes = new LinuxProcesses(new HostRoot(root), false)) {
      for (int i = 0; i < 3; i++) {
        ProcessDetails details = processes.details(PID, null);
        checkReason(
            details, Unavailable.STUCK, both(Set.of("pssBytes", "privateBytes"), ENVIRONMENT));
        assertThat(details.swapBytes()).isEqualTo(12 * 1024L);
        assertThat(details.descriptors()).isEqualTo(2);
        assertThat(details.cgroup()).isEqualTo("/a.slice");
      }
      Path moved = Files.move(rollup, root.resolve("fifo"));
      Files.writeString(rollup, "Pss: 161 kB\nPrivate_Clean: 40 kB\nPrivate_Dirty: 112 kB\n");
      Files.newOutputStream(moved).close();
      Eventually.is("read again", () -> processes.details(PID, null).unavailable().isEmpty());
    }
  }

  /// Opening a FIFO to write waits until it is being read: its number becomes another's just then.
  @Test
  void whatIsReadOfAnotherWithTheSameNumberIsNotShown() throws Exception {
    Path directory = host();
    Path environ = directory.resolve("environ");
    Files.delete(environ);
    Commands.output("mkfifo", environ.toString());
    try (var asking = Executors.newSingleThreadExecutor()) {
      var answer = asking.submit(this::details);
      try (OutputStream out = Files.newOutputStream(environ)) {
        stat(directory, "S", USERS, 200);
        out.write("A=1\0".getBytes(StandardCharsets.US_ASCII));
      }
      ProcessDetails details = answer.get();
      checkReason(
          details,
          Unavailable.GONE,
          both(
              both(MEMORY, ENVIRONMENT),
              Set.of("readBytes", "writtenBytes", "descriptors", "limits", "cgroup")));
      assertThat(details.limits()).isEmpty();
      assertThat(details.process().name()).isEqualTo("program");
    }
  }
}
