package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.Machine;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessState;

@Contract
class ProcessContractTest {
  private final MachineKind kind;
  private final Machine machine;

  ProcessContractTest(MachineKind kind) {
    this.kind = kind;
    machine = OpenMachines.the(kind);
  }

  @Test
  void aProcessIsWhatTheKernelSaysOfIt() throws Exception {
    try (var child = Child.asleep()) {
      ProcessInfo info = machine.process(child.pid(), null);
      Honesty.check(info);
      assertThat(info.pid()).isEqualTo(child.pid());
      assertThat(info.name()).isEqualTo("sleep");
      assertThat(info.exe())
          .isEqualTo(Path.of("/proc/" + child.pid() + "/exe").toRealPath().toString());
      assertThat(info.commandLine()).isEqualTo("sleep 1000");
      assertThat(info.parentPid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(info.user()).isEqualTo(Kernel.line("id", "-un"));
      assertThat(info.state()).isEqualTo(ProcessState.SLEEPING);
      assertThat(info.threads()).isEqualTo(1);
    }
  }

  @Test
  void itsMemoryIsThatOfPs() throws Exception {
    long self = ProcessHandle.current().pid();
    long kib = Long.parseLong(Kernel.line("ps", "-o", "rss=", "-p", "" + self).strip());
    ProcessInfo info = machine.process(self, null);
    // The test's own memory moves while it is measured.
    assertThat(info.rssBytes()).isBetween(kib * 1024 / 2, kib * 1024 * 2);
    double share = 100.0 * info.rssBytes() / Kernel.memory().get("MemTotal");
    assertThat(info.memoryPercent()).isBetween(share - 0.1, share + 0.1);
  }

  @Test
  void aBusyProcessUsesTheProcessor() throws Exception {
    try (var child = Child.busy()) {
      int cores = Runtime.getRuntime().availableProcessors();
      boolean used = false;
      // One thread cannot use more than one core; how much less depends on who else runs. That may
      // leave nothing for one interval, not for twenty.
      for (int i = 0; i < 20 && !used; i++) {
        ProcessInfo info = machine.process(child.pid(), null);
        assertThat(info.intervalMillis()).isBetween(480L, 30_000L);
        assertThat(info.cpuPercent()).isBetween(0.0, 115.0);
        assertThat(info.cpuPercentOfMachine()).isBetween(0.0, 115.0 / cores + 1);
        used = info.cpuPercent() > 0 && info.cpuPercentOfMachine() > 0;
      }
      assertThat(used).isTrue();
    }
  }

  @Test
  void theStartTimeTellsProcessesOfOnePidApart() throws Exception {
    try (var child = Child.asleep()) {
      Instant start = machine.process(child.pid(), null).startTime();
      Instant elsewhere = child.process().info().startInstant().orElseThrow();
      assertThat(start).isBetween(elsewhere.minusSeconds(2), elsewhere.plusSeconds(2));
      assertThat(machine.process(child.pid(), start).startTime()).isEqualTo(start);
      assertThat(machine.process(child.pid(), start.plusMillis(9)).pid()).isEqualTo(child.pid());
      assertThat(problem(child.pid(), start.minusSeconds(1)).code())
          .isEqualTo(ProblemCode.NO_SUCH_PROCESS);
    }
  }

  @Test
  void aProcessThatEndedIsGone() throws Exception {
    var child = Child.asleep();
    machine.process(child.pid(), null);
    child.end();
    ProblemException problem = problem(child.pid(), null);
    assertThat(problem.code()).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
    assertThat(problem.problem().param("pid")).isEqualTo(Long.toString(child.pid()));
  }

  @Test
  void aPidThatCannotExistIsNoProcess() {
    for (long pid : new long[] {4_194_304_999L, Integer.MAX_VALUE, Long.MAX_VALUE}) {
      assertThat(problem(pid, null).code()).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
    }
  }

  @Test
  void aHostileNameStaysWhole(@TempDir Path directory) throws Exception {
    String name = "a) R 1\n\u001b[31m";
    Path program = Files.copy(sleep(), directory.resolve(name));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    try (var child = Child.of(program.toString(), "1000")) {
      ProcessInfo info = machine.process(child.pid(), null);
      assertThat(info.name()).isEqualTo(name);
      assertThat(info.exe()).isEqualTo(program.toRealPath().toString());
      if (kind.readsHostileNames()) {
        assertThat(info.state()).isEqualTo(ProcessState.SLEEPING);
        assertThat(info.parentPid()).isEqualTo(ProcessHandle.current().pid());
      }
    }
  }

  @Test
  void aNameThatTheKernelCutsIsCompleted(@TempDir Path directory) throws Exception {
    Path program = Files.copy(sleep(), directory.resolve("a-name-of-more-than-fifteen-bytes"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    try (var child = Child.of(program.toString(), "1000")) {
      assertThat(machine.process(child.pid(), null).name())
          .isEqualTo("a-name-of-more-than-fifteen-bytes");
    }
  }

  @Test
  void aSecretOnTheCommandLineIsMasked() throws Exception {
    try (var child = Child.of("/bin/sh", "-c", "sleep 1000; :", "x", "--password=hunter2hunter2")) {
      assertThat(machine.process(child.pid(), null).commandLine())
          .contains("--password=")
          .doesNotContain("hunter2");
    }
  }

  private static Path sleep() throws IOException {
    for (String directory : System.getenv("PATH").split(":")) {
      Path program = Path.of(directory, "sleep");
      if (Files.isExecutable(program)) {
        return program.toRealPath();
      }
    }
    throw new IOException("no sleep in PATH");
  }

  private ProblemException problem(long pid, Instant startTime) {
    return catchThrowableOfType(ProblemException.class, () -> machine.process(pid, startTime));
  }
}
