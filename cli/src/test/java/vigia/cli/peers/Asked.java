package vigia.cli.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigia.cli.Peer;
import vigia.local.HostRoot;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.local.LocalOptions.Engine;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileSort;
import vigia.machine.FileTypeFilter;
import vigia.machine.Machine;
import vigia.machine.Order;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.Page;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;
import vigia.machine.RawPath;
import vigia.machine.Unavailable;

/// Who is asked beside the system's own tools: this program as it is, and the ways in which it
/// reads a machine where it may make no system calls, or knows nothing of the system.
enum Asked {
  PROGRAM,
  WITHOUT_NATIVE_ACCESS,
  PORTABLE;

  Overview overview() {
    return this == PROGRAM
        ? Peer.json(Overview.class, "overview")
        : here(machine -> machine.overview(OverviewQuery.NOW));
  }

  ProcessPage processes() {
    var all = new ProcessQuery(ProcessSort.CPU, null, "", new Page(Page.MOST, null));
    return this == PROGRAM
        ? Peer.json(ProcessPage.class, "processes")
        : here(machine -> machine.processes(all));
  }

  ProcessInfo process(long pid) {
    return this == PROGRAM
        ? Peer.json(ProcessInfo.class, "process", Long.toString(pid))
        : here(machine -> machine.process(pid, null));
  }

  FilePage files(String directory) {
    var all =
        new FileQuery(
            RawPath.of(directory),
            null,
            FileSort.NAME,
            Order.ASCENDING,
            FileTypeFilter.ALL,
            "",
            new Page(Page.MOST, null));
    return this == PROGRAM
        ? Peer.json(FilePage.class, "files", directory)
        : here(machine -> machine.files(all));
  }

  /// Reading a machine in a portable way, or without system calls, may not tell a figure; then it
  /// has to say so.
  void check(String figure, @Nullable Object ours, Object theirs, Map<String, Unavailable> why) {
    if (this != PROGRAM && ours == null) {
      assertThat(why).containsEntry(figure, Unavailable.NOT_SUPPORTED);
    } else {
      assertThat(ours).as(figure).isEqualTo(theirs);
    }
  }

  private <T> T here(Function<Machine, T> question) {
    Engine engine = this == PORTABLE ? Engine.PORTABLE : Engine.LINUX_WITHOUT_NATIVE;
    var options = new LocalOptions(Machine.LOCAL, HostRoot.THIS, engine, List.of(), List.of());
    try (Machine machine = LocalMachine.open(options)) {
      return question.apply(machine);
    }
  }
}
