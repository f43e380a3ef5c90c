package vigia.cli.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.cli.Peer;
import vigia.local.HostRoot;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.machine.Cpu;
import vigia.machine.FileSystem;
import vigia.machine.Machine;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.ProcessInfo;

/// What `tools/capture-host` takes of this machine reads as this machine does.
class CaptureToolTest {
  @TempDir Path directory;

  @Test
  void aCapturedHostIsTheHost() throws Exception {
    Process sleep = new ProcessBuilder("sleep", "600").start();
    Peer.lines("../tools/capture-host", directory.toString(), Long.toString(sleep.pid()));
    var recorded =
        new LocalOptions(
            Machine.LOCAL,
            new HostRoot(directory.resolve("root")),
            LocalOptions.Engine.AUTO,
            List.of(),
            List.of());
    try (var here = LocalMachine.open(LocalOptions.HERE);
        var there = LocalMachine.open(recorded)) {
      assertThat(steady(there.overview(OverviewQuery.NOW)))
          .isEqualTo(steady(here.overview(OverviewQuery.NOW)));
      assertThat(steady(there.process(sleep.pid(), null)))
          .isEqualTo(steady(here.process(sleep.pid(), null)));
    } finally {
      sleep.destroyForcibly().waitFor();
    }
  }

  /// What does not change within seconds.
  private static List<Object> steady(Overview overview) {
    Cpu cpu = overview.cpu();
    var fileSystems =
        overview.fileSystems().stream().map(CaptureToolTest::steady).map(Object.class::cast);
    return Stream.concat(
            Stream.of(
                overview.host(),
                List.of(cpu.name(), cpu.vendor(), cpu.family(), cpu.model(), cpu.stepping()),
                List.of(cpu.architecture(), cpu.wordBits()),
                List.of(cpu.logicalCores(), cpu.physicalCores()),
                overview.memory().totalBytes(),
                overview.memory().swapTotalBytes()),
            fileSystems)
        .toList();
  }

  private static List<Object> steady(FileSystem each) {
    return List.of(each.device(), each.mountPoint(), each.type(), each.totalBytes());
  }

  private static List<Object> steady(ProcessInfo each) {
    return List.of(
        each.pid(),
        each.startTime(),
        each.name(),
        each.exe(),
        each.commandLine(),
        each.parentPid(),
        each.user(),
        each.threads());
  }
}
