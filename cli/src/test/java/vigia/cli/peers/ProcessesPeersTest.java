package vigia.cli.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.cli.Peer;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;

/// `vigia processes` and `vigia process` beside ps(1).
@ParameterizedClass(name = "{0}")
@EnumSource(Asked.class)
class ProcessesPeersTest {
  private final Asked asked;

  ProcessesPeersTest(Asked asked) {
    this.asked = asked;
  }

  private static final String COLUMNS = "pid=,ppid=,user:32=,nlwp=,rss=,pmem=,s=,ucmd=";

  /// What lives through all three readings is in ours, with the same parent, owner and name.
  @Test
  void theTableIsAsPsSays() throws Exception {
    Map<Long, String[]> before = ps();
    ProcessPage page = asked.processes();
    Map<Long, String[]> after = ps();
    var ours = page.processes().stream().collect(Collectors.toMap(ProcessInfo::pid, each -> each));
    assertThat(page.total()).isEqualTo(ours.size());
    before.keySet().retainAll(after.keySet());
    before.forEach((pid, was) -> {
      ProcessInfo here = ours.get(pid);
      String[] is = after.get(pid);
      assertThat(here).as("PID %s", pid).isNotNull();
      assertThat(here.user()).as("PID %s", pid).isEqualTo(was[2]);
      if (was[1].equals(is[1])) {
        assertThat(here.parentPid()).as("PID %s", pid).isEqualTo(Long.parseLong(was[1]));
      }
      // A worker of the kernel is called after what it does at the moment.
      if (was[7].equals(is[7]) && !was[7].startsWith("kworker/")) {
        assertThat(asPsShows(here.name())).as("PID %s", pid).startsWith(was[7]);
      }
    });
  }

  @Test
  void oneProcessIsAsPsSays() throws Exception {
    Process sleep = new ProcessBuilder("sleep", "600").start();
    try {
      String pid = Long.toString(sleep.pid());
      ProcessInfo here = asked.process(sleep.pid());
      String[] there = ps().get(sleep.pid());
      assertThat(here.name()).isEqualTo("sleep");
      assertThat(here.exe()).isEqualTo(Peer.lines("readlink", "/proc/" + pid + "/exe").getFirst());
      assertThat(here.commandLine()).isEqualTo("sleep 600");
      assertThat(here.parentPid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(here.threads()).isEqualTo(Long.parseLong(there[3]));
      assertThat(here.rssBytes()).isEqualTo(Long.parseLong(there[4]) * 1024);
      assertThat(here.memoryPercent()).isCloseTo(Double.parseDouble(there[5]), within(0.1));
      assertThat(here.state()).hasToString("SLEEPING");
      String age = Peer.lines("ps", "-o", "etimes=", "-p", pid).getFirst().strip();
      assertThat(here.startTime())
          .isCloseTo(
              Instant.now().minusSeconds(Long.parseLong(age)),
              org.assertj.core.api.Assertions.within(Duration.ofSeconds(2)));
    } finally {
      sleep.destroyForcibly().waitFor();
    }
  }

  /// Line breaks and the like are question marks there.
  private static String asPsShows(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  private static Map<Long, String[]> ps() throws Exception {
    var rows = new HashMap<Long, String[]>();
    for (String line : Peer.lines("ps", "-e", "-o", COLUMNS)) {
      String[] words = line.strip().split("\\s+", 8);
      rows.put(Long.valueOf(words[0]), words);
    }
    return rows;
  }
}
