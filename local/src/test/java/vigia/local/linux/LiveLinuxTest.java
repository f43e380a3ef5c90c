package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.local.HostRoot;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.local.LocalOptions.Engine;
import vigia.machine.Cpu;
import vigia.machine.FileSystem;
import vigia.machine.Memory;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.Unavailable;

/// The same questions to the machine's own tools, before and after.
class LiveLinuxTest {
  /// What others allocate and free again between two readings, of the whole.
  private static final double SLACK = 0.01;

  private LocalMachine machine;

  @BeforeEach
  void open() {
    machine = LocalMachine.open(LocalOptions.HERE);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private static String run(String... command) throws Exception {
    var builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    return output;
  }

  private static LocalMachine with(Engine engine, Path root) {
    return LocalMachine.open(
        new LocalOptions("local", new HostRoot(root), engine, List.of(), List.of()));
  }

  @Test
  void memoryAsFree() throws Exception {
    long[] before = free();
    Memory memory = machine.overview(OverviewQuery.NOW).memory();
    long[] after = free();
    assertThat(memory.totalBytes()).isEqualTo(before[0]);
    assertBetween(memory.usedBytes(), before[1], after[1], before[0]);
    assertBetween(memory.freeBytes(), before[2], after[2], before[0]);
    assertBetween(memory.sharedBytes(), before[3], after[3], before[0]);
    assertBetween(memory.buffersBytes() + memory.cachedBytes(), before[4], after[4], before[0]);
    assertBetween(memory.availableBytes(), before[5], after[5], before[0]);
    assertThat(memory.unavailable()).isEmpty();
  }

  /// total, used, free, shared, buff/cache, available
  private static long[] free() throws Exception {
    String line = run("free", "-b").lines().toList().get(1);
    return Arrays.stream(line.split("\\s+")).skip(1).mapToLong(Long::parseLong).toArray();
  }

  private static void assertBetween(long value, long one, long other, long total) {
    long slack = Math.round(SLACK * total);
    assertThat(value).isBetween(Math.min(one, other) - slack, Math.max(one, other) + slack);
  }

  @Test
  void fileSystemsAsDf() throws Exception {
    Map<String, long[]> before = df();
    List<FileSystem> shown = machine.overview(OverviewQuery.NOW).fileSystems();
    Map<String, long[]> after = df();
    assertThat(shown).extracting(FileSystem::mountPoint).containsAll(before.keySet());
    for (FileSystem fileSystem : shown) {
      long[] sizes = before.get(fileSystem.mountPoint());
      if (sizes == null) {
        continue; // df leaves out what it takes for a copy
      }
      long[] later = after.get(fileSystem.mountPoint());
      assertThat(fileSystem.totalBytes()).isEqualTo(sizes[0]);
      assertBetween(fileSystem.usedBytes(), sizes[1], later[1], sizes[0]);
      assertBetween(fileSystem.availableBytes(), sizes[2], later[2], sizes[0]);
      assertThat(fileSystem.usedPercent()).isBetween(sizes[3] - 2.0, later[3] + 1.0);
      assertThat(fileSystem.totalBytes())
          .isEqualTo(fileSystem.usedBytes() + fileSystem.freeBytes());
    }
  }

  /// By mount point, those on a disk: total, used, available, percent.
  private static Map<String, long[]> df() throws Exception {
    var rows = new LinkedHashMap<String, long[]>();
    for (String line : run("df", "-B1").lines().skip(1).toList()) {
      String[] words = line.split("\\s+", 6);
      if (words[0].startsWith("/dev/")) {
        rows.put(
            words[5],
            new long[] {
              Long.parseLong(words[1]),
              Long.parseLong(words[2]),
              Long.parseLong(words[3]),
              Long.parseLong(words[4].replace("%", ""))
            });
      }
    }
    return rows;
  }

  @Test
  void everyFileSystemHasTmpfsToo() {
    assertThat(machine.overview(new OverviewQuery(Duration.ZERO, true)).fileSystems())
        .extracting(FileSystem::type)
        .contains("proc", "sysfs", "tmpfs");
    assertThat(machine.overview(OverviewQuery.NOW).fileSystems())
        .extracting(FileSystem::type)
        .doesNotContain("proc", "sysfs", "tmpfs");
  }

  @Test
  void processorsAsLscpuAndUname() throws Exception {
    Cpu cpu = machine.overview(OverviewQuery.NOW).cpu();
    String lscpu = run("lscpu");
    assertThat(cpu.name()).isEqualTo(field(lscpu, "Model name"));
    assertThat(cpu.vendor()).isEqualTo(field(lscpu, "Vendor ID"));
    assertThat(cpu.architecture()).isEqualTo(run("uname", "-m").strip());
    assertThat(cpu.wordBits()).isEqualTo(cpu.architecture().endsWith("64") ? 64 : 32);
    List<String> online =
        run("lscpu", "-p=CPU,CORE,SOCKET").lines().filter(l -> !l.startsWith("#")).toList();
    assertThat(cpu.logicalCores()).isEqualTo(online.size());
    assertThat(cpu.physicalCores())
        .isEqualTo(
            (int) online.stream().map(l -> l.substring(l.indexOf(',') + 1)).distinct().count());
  }

  private static String field(String lscpu, String name) {
    return lscpu
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hostAsUnameAndUptime() throws Exception {
    var host = machine.overview(OverviewQuery.NOW).host();
    assertThat(host.name()).isEqualTo(run("uname", "-n").strip());
    assertThat(host.kernel()).isEqualTo(run("uname", "-sr").strip());
    double uptime = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0]);
    Instant booted = Instant.now().minusMillis(Math.round(uptime * 1000));
    assertThat(host.bootTime()).isBetween(booted.minusSeconds(2), booted.plusSeconds(2));
  }

  @Test
  void loadAsProc() throws Exception {
    String[] before = Files.readString(Path.of("/proc/loadavg")).split(" ");
    var load = machine.overview(OverviewQuery.NOW).load();
    String[] after = Files.readString(Path.of("/proc/loadavg")).split(" ");
    assertThat(load.fifteen()).isIn(Double.parseDouble(before[2]), Double.parseDouble(after[2]));
  }

  @Test
  void withoutNativeAccessOnlyInodesAreMissing() {
    try (var plain = with(Engine.LINUX_WITHOUT_NATIVE, Path.of("/"))) {
      Overview expected = machine.overview(OverviewQuery.NOW);
      Overview overview = plain.overview(OverviewQuery.NOW);
      assertThat(overview.host()).isEqualTo(expected.host());
      assertThat(overview.cpu().architecture()).isEqualTo(expected.cpu().architecture());
      assertThat(overview.fileSystems())
          .extracting(FileSystem::mountPoint, FileSystem::totalBytes)
          .isEqualTo(
              expected.fileSystems().stream()
                  .map(row ->
                      org.assertj.core.groups.Tuple.tuple(row.mountPoint(), row.totalBytes()))
                  .toList());
      for (FileSystem row : overview.fileSystems()) {
        assertThat(row.unavailable())
            .isEqualTo(
                Map.of(
                    "inodesTotal",
                    Unavailable.NOT_SUPPORTED,
                    "inodesFree",
                    Unavailable.NOT_SUPPORTED));
      }
    }
  }

  /// `/proc/self/root` is a live host behind another root: this one.
  @ParameterizedTest
  @EnumSource(names = {"AUTO", "LINUX_WITHOUT_NATIVE"})
  void aLiveHostBehindAnotherRootIsReadBelowIt(Engine engine) throws Exception {
    try (var other = with(engine, Path.of("/proc/self/root"))) {
      Overview overview = other.overview(OverviewQuery.NOW);
      Overview expected = machine.overview(OverviewQuery.NOW);
      assertThat(overview.host()).isEqualTo(expected.host());
      assertThat(overview.cpu().architecture()).isEqualTo(run("uname", "-m").strip());
      assertThat(overview.memory().totalBytes()).isEqualTo(expected.memory().totalBytes());
      FileSystem root =
          overview.fileSystems().stream()
              .filter(row -> row.mountPoint().equals("/"))
              .findFirst()
              .orElseThrow();
      assertThat(root.totalBytes()).isEqualTo(Files.getFileStore(Path.of("/")).getTotalSpace());
    }
  }
}
