package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigia.cli.Peer;
import vigia.machine.Cpu;
import vigia.machine.FileSystem;
import vigia.machine.Machine;
import vigia.machine.Memory;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.Unavailable;

@Contract
class OverviewContractTest {
  private static final OverviewQuery MEASURED = new OverviewQuery(Duration.ofMillis(500), false);

  private final MachineKind kind;
  private final Machine machine;

  OverviewContractTest(MachineKind kind) {
    this.kind = kind;
    machine = OpenMachines.the(kind);
  }

  @Test
  void everyAbsentFigureHasItsReason() throws Exception {
    Honesty.check(machine.overview(OverviewQuery.NOW));
    Honesty.check(machine.overview(new OverviewQuery(Duration.ofMillis(500), true)));
  }

  @Test
  void memoryIsTheKernels() throws Exception {
    Map<String, Long> before = Kernel.memory();
    Memory memory = machine.overview(MEASURED).memory();
    Map<String, Long> after = Kernel.memory();
    long total = before.get("MemTotal");
    assertThat(memory.totalBytes()).isEqualTo(total);
    assertThat(memory.swapTotalBytes()).isEqualTo(before.get("SwapTotal"));
    // Other programs come and go between the three readings.
    long some = total / 20;
    assertThat(memory.availableBytes())
        .isBetween(
            Math.min(before.get("MemAvailable"), after.get("MemAvailable")) - some,
            Math.max(before.get("MemAvailable"), after.get("MemAvailable")) + some);
    assertThat(memory.usedBytes()).isEqualTo(total - memory.availableBytes());
  }

  @Test
  void theProcessorIsTheKernels() throws Exception {
    Cpu cpu = machine.overview(OverviewQuery.NOW).cpu();
    assertThat(cpu.architecture()).isEqualTo(Kernel.line("uname", "-m"));
    assertThat(cpu.wordBits()).isEqualTo(Integer.parseInt(Kernel.line("getconf", "LONG_BIT")));
    List<String> online = Kernel.lines("lscpu", "--parse=CPU,SOCKET,CORE");
    online.removeIf(line -> line.startsWith("#"));
    assertThat(cpu.logicalCores()).isEqualTo(online.size());
    long cores = online.stream().map(line -> line.replaceFirst("^\\d+,", "")).distinct().count();
    if (cpu.physicalCores() != null) {
      assertThat(cpu.physicalCores()).isEqualTo((int) cores);
    }
    Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.replaceFirst("[^:]*:\\s*", ""))
        .findFirst()
        .ifPresent(name -> assertThat(cpu.name()).isEqualTo(name));
  }

  @Test
  void theProcessorsUseIsMeasuredOverTheIntervalThatWasAskedFor() throws Exception {
    try (var _ = Child.busy()) {
      double most = 0;
      // Other machines on the same computer may leave nothing for one interval, not for twenty.
      for (int i = 0; i < 20 && most == 0; i++) {
        Cpu cpu = machine.overview(MEASURED).cpu();
        assertThat(cpu.percent()).isBetween(0.0, 100.0);
        assertThat(cpu.intervalMillis()).isGreaterThanOrEqualTo(480);
        most = cpu.percent();
      }
      assertThat(most).isPositive();
    }
  }

  @Test
  void theHostIsTheKernels() throws Exception {
    var host = machine.overview(OverviewQuery.NOW).host();
    assertThat(host.name()).isEqualTo(Kernel.line("uname", "-n"));
    assertThat(host.kernel()).contains(Kernel.line("uname", "-r"));
    String btime =
        Files.readAllLines(Path.of("/proc/stat")).stream()
            .filter(line -> line.startsWith("btime "))
            .findFirst()
            .orElseThrow();
    Instant boot = Instant.ofEpochSecond(Long.parseLong(btime.substring(6)));
    assertThat(host.bootTime()).isBetween(boot.minusSeconds(2), boot.plusSeconds(2));
  }

  @Test
  void loadIsTheKernels() throws Exception {
    var load = machine.overview(MEASURED).load();
    double one = Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    // A step every five seconds, of at most an eleventh of what runs.
    assertThat(load.one()).isCloseTo(one, within(1 + one / 5));
  }

  @Test
  void everyRealFileSystemIsThereWithTheSizesOfDf() throws Exception {
    Map<String, FileSystem> found = byMountPoint(machine.overview(OverviewQuery.NOW));
    for (String line : Peer.df("size,fstype,source,target")) {
      String[] parts = line.strip().split("\\s+", 4);
      if (!parts[2].startsWith("/dev/") && !parts[3].equals("/")) {
        continue;
      }
      FileSystem ours =
          found.values().stream()
              .filter(each -> each.mountPoint().equals(parts[3]))
              .findFirst()
              .orElse(null);
      // Bind mounts of one device are one file system; df prints the shortest mount point.
      assertThat(ours).as("%s in %s", line, found.keySet()).isNotNull();
      assertThat(ours.type()).isEqualTo(parts[1]);
      if (!ours.unavailable().containsKey("totalBytes")) {
        assertThat(ours.totalBytes()).isEqualTo(Long.parseLong(parts[0]));
      }
    }
  }

  @Test
  void aFileSystemsFiguresAddUp() {
    for (FileSystem each : machine.overview(OverviewQuery.NOW).fileSystems()) {
      if (each.totalBytes() == null || each.usedPercent() == null) {
        continue;
      }
      assertThat(each.usedBytes() + each.freeBytes()).isEqualTo(each.totalBytes());
      assertThat(each.usedPercent())
          .isCloseTo(
              100.0 * each.usedBytes() / (each.usedBytes() + each.availableBytes()), within(0.1));
    }
  }

  @Test
  void theKernelsOwnFileSystemsAreShownOnlyWhenAskedFor() {
    var usual = byMountPoint(machine.overview(OverviewQuery.NOW));
    var all = byMountPoint(machine.overview(new OverviewQuery(Duration.ZERO, true)));
    assertThat(usual).doesNotContainKey("/proc");
    assertThat(all.keySet()).containsAll(usual.keySet());
    assertThat(all.containsKey("/proc")).isEqualTo(kind.listsTheKernelsOwnFileSystems());
  }

  private static Map<String, FileSystem> byMountPoint(Overview overview) {
    assertThat(overview.unavailable()).doesNotContainValue(Unavailable.STUCK);
    var byMountPoint = new HashMap<String, FileSystem>();
    overview.fileSystems().forEach(each -> byMountPoint.put(each.mountPoint(), each));
    return byMountPoint;
  }
}
