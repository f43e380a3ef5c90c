package vigia.cli.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigia.local.HostRoot;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.machine.FileSystems;
import vigia.machine.Machine;
import vigia.machine.Order;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.Page;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;
import vigia.machine.Reading;
import vigia.machine.Readings;

/// Whole computers as plain files: what the program says of each is its golden JSON, to the byte.
class CapturedHostsTest {
  private static final Path HOSTS = Path.of("src/test/hosts");

  static List<Path> hosts() throws IOException {
    try (var all = Files.list(HOSTS)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Machine open(Path host) {
    var root = new HostRoot(host.resolve("root").toAbsolutePath());
    return LocalMachine.open(
        new LocalOptions(Machine.LOCAL, root, LocalOptions.Engine.AUTO, List.of(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void saysWhereItComesFrom(Path host) throws IOException {
    assertThat(Files.readString(host.resolve("PROVENANCE"))).startsWith("Captured");
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void overview(Path host) throws IOException {
    try (var machine = open(host)) {
      Golden.check(
          host.resolve("overview.json"), Overview.class, machine.overview(OverviewQuery.NOW));
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void everyFileSystem(Path host) throws IOException {
    try (var machine = open(host)) {
      var all = machine.overview(new OverviewQuery(Duration.ZERO, true));
      Golden.check(
          host.resolve("file-systems.json"),
          FileSystems.class,
          new FileSystems(all.fileSystems(), Map.of()));
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void readings(Path host) throws IOException {
    try (var machine = open(host)) {
      Readings all = machine.readings();
      Golden.check(
          host.resolve("readings.json"),
          Readings.class,
          new Readings(all.sampledAt(), ofTheHost(all.readings()), List.of()));
      // They are the program's own, the same on every host.
      Golden.check(
          HOSTS.resolve("descriptors.json"),
          Readings.class,
          new Readings(all.sampledAt(), List.of(), all.descriptors()));
    }
  }

  /// All but the program's own cost.
  private static List<Reading> ofTheHost(List<Reading> readings) {
    return readings.stream().filter(each -> !each.probe().equals("self")).toList();
  }

  /// The files stand still, so between two readings of them no process used any CPU.
  @ParameterizedTest
  @MethodSource("hosts")
  void processes(Path host) throws IOException {
    var query = new ProcessQuery(ProcessSort.PID, Order.ASCENDING, "", new Page(Page.MOST, null));
    try (var machine = open(host)) {
      Golden.check(host.resolve("processes.json"), ProcessPage.class, machine.processes(query));
    }
  }

  /// Asked for alone, a process is what it is in the table.
  @ParameterizedTest
  @MethodSource("hosts")
  void oneProcess(Path host) throws IOException {
    try (var machine = open(host)) {
      ProcessPage table = machine.processes(ProcessQuery.ALL);
      for (ProcessInfo listed : table.processes()) {
        ProcessInfo alone = machine.process(listed.pid(), listed.startTime());
        assertThat(Golden.steady(ProcessInfo.class, alone))
            .isEqualTo(Golden.steady(ProcessInfo.class, listed));
      }
    }
  }
}
