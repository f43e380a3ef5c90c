package vigia.local.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import vigia.local.Commands;
import vigia.local.Commands.Child;
import vigia.machine.Page;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;
import vigia.machine.ProcessState;
import vigia.machine.Unavailable;

@Timeout(120)
class PortableProcessesTest {
  private final PortableProcesses processes = new PortableProcesses(new SystemInfo());

  @Test
  void oneProcessIsMeasuredAndItsSecretsMasked() throws Exception {
    try (Child child =
        Child.start(
            List.of("/bin/sh", "-c", "echo ready; while :; do :; done", "x", "--password=p7d"))) {
      ProcessInfo info = processes.one(child.pid(), null);
      assertThat(info.cpuPercent()).isPositive();
      assertThat(info.intervalMillis()).isGreaterThanOrEqualTo(500L);
      assertThat(info.parentPid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(info.commandLine()).endsWith("x --password=***").doesNotContain("p7d");
      String user = Commands.output("ps", "-o", "user=", "-p", Long.toString(child.pid())).strip();
      assertThat(info.user()).isEqualTo(user);
      assertThat(info.threads()).isEqualTo(1L);
      assertThat(processes.one(child.pid(), info.startTime()).pid()).isEqualTo(child.pid());
      var other =
          catchThrowableOfType(
              ProblemException.class,
              () -> processes.one(child.pid(), info.startTime().plusSeconds(5)));
      assertThat(other.code()).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
    }
  }

  @Test
  void detailsAreThoseThatOshiKnows() {
    long self = ProcessHandle.current().pid();
    ProcessDetails details = processes.details(self, null);
    assertThat(details.process().startTime()).isEqualTo(processes.one(self, null).startTime());
    assertThat(details.descriptors()).isGreaterThan(3L);
    assertThat(details.limits()).isEmpty();
    assertThat(details.unavailable())
        .containsEntry("pssBytes", Unavailable.NOT_SUPPORTED)
        .containsEntry("limits", Unavailable.NOT_SUPPORTED)
        .containsEntry("environmentBytes", Unavailable.NOT_SUPPORTED)
        .doesNotContainKey("descriptors");
    assertThat(details.readBytes() == null)
        .isEqualTo(details.unavailable().containsKey("readBytes"));
  }

  @Test
  void theTableHasThisProcessAndPages() {
    var first = new ProcessQuery(ProcessSort.PID, null, "", new Page(2, null));
    ProcessPage page = processes.page(first);
    assertThat(page.processes()).hasSize(2);
    assertThat(page.hidden()).isNull();
    assertThat(page.nextCursor()).isNotNull();
    ProcessPage rest =
        processes.page(
            new ProcessQuery(ProcessSort.PID, null, "", new Page(5_000, page.nextCursor())));
    assertThat(rest.processes())
        .extracting(ProcessInfo::pid)
        .contains(ProcessHandle.current().pid())
        .doesNotContainAnyElementsOf(page.processes().stream().map(ProcessInfo::pid).toList())
        .isSorted();
  }

  @Test
  void unknownPidsAreNoProcesses() {
    for (long pid : new long[] {0, -1, 4_194_304_999L, Long.MAX_VALUE, Long.MIN_VALUE}) {
      var problem = catchThrowableOfType(ProblemException.class, () -> processes.one(pid, null));
      assertThat(problem.code()).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
    }
  }

  @Test
  void everyStateOfOshiHasAWord() {
    for (OSProcess.State state : OSProcess.State.values()) {
      assertThat(PortableProcess.state(state)).isNotNull();
    }
    assertThat(PortableProcess.state(OSProcess.State.ZOMBIE)).isEqualTo(ProcessState.ZOMBIE);
  }
}
