package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.local.Commands;
import vigia.local.Commands.Child;
import vigia.local.Eventually;
import vigia.local.HostRoot;
import vigia.syscall.NativeAccess;

/// Of this system's own processes.
@Timeout(120)
class KeptProcessesTest {
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /// The ways to read them, which must not show.
  enum Way {
    FILES(false, 0),
    DESCRIPTORS(true, 1_000_000),
    FEW_DESCRIPTORS(true, 5),
    NO_DESCRIPTORS(true, 0);

    private final boolean natively;
    private final int most;

    Way(boolean natively, int most) {
      this.natively = natively;
      this.most = most;
    }
  }

  private final List<KeptProcesses> opened = new ArrayList<>();
  private DescriptorBudget budget = new DescriptorBudget(() -> 0);

  @AfterEach
  void release() {
    opened.forEach(KeptProcesses::release);
  }

  /// After as many readings as it takes to read natively.
  private KeptProcesses open(Way way) {
    assertThat(NativeAccess.isEnabled()).isTrue();
    budget = new DescriptorBudget(() -> way.most);
    var reader = new StatReader(HostRoot.THIS, way.natively, budget);
    var processes = new KeptProcesses(HostRoot.THIS, reader);
    opened.add(processes);
    for (int i = 0; i < 4; i++) {
      processes.read(NANOS_PER_TICK, true);
    }
    assertThat(reader.keeps()).isEqualTo(way.natively);
    return processes;
  }

  private static ProcessSample read(KeptProcesses processes) {
    return processes.read(NANOS_PER_TICK, true);
  }

  private static int row(ProcessSample sample, long pid) {
    for (int row = 0; row < sample.size(); row++) {
      if (sample.seen(row).pid() == pid) {
        return row;
      }
    }
    return -1;
  }

  private static long descriptors() throws Exception {
    try (var found = Files.list(DESCRIPTORS)) {
      return found.count();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNewAndAnEndedProcessShowInTheNextSample(Way way) throws Exception {
    KeptProcesses processes = open(way);
    for (int i = 0; i < 5; i++) {
      Child child = Commands.ready("echo ready; exec sleep 100");
      assertThat(row(read(processes), child.pid())).isNotNegative();
      assertThat(row(read(processes), child.pid())).isNotNegative();
      child.close();
      assertThat(row(read(processes), child.pid())).isNegative();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoGetsAnothersNumberIsAnotherProcess(Way way) throws Exception {
    KeptProcesses processes = open(way);
    Child first = Commands.ready("echo ready; exec sleep 100");
    ProcessSample before = read(processes);
    SeenProcess old = before.seen(row(before, first.pid()));
    first.close();
    try (Child second = withNumber(first.pid())) {
      ProcessSample after = read(processes);
      assertThat(second.firstLine()).isEqualTo(Long.toString(old.pid()));
      SeenProcess now = after.seen(row(after, old.pid()));
      assertThat(now).isNotSameAs(old);
      assertThat(now.startTicks()).isGreaterThan(old.startTicks());
      assertThat(stat(before, old.pid()).startTicks()).isEqualTo(old.startTicks());
      assertThat(stat(after, old.pid()).startTicks()).isEqualTo(now.startTicks());
      assertThat(before.cpu().row(now.pid(), now.startTicks())).isNegative();
      ProcessSample again = read(processes);
      assertThat(again.seen(row(again, now.pid()))).isSameAs(now);
    }
  }

  private static ProcessStat stat(ProcessSample sample, long pid) {
    return sample.stat(row(sample, pid));
  }

  /// A process whose child has that PID. The kernel takes the next one after the last that is free;
  /// somebody else may be faster.
  private static Child withNumber(long pid) throws Exception {
    String forks =
        "import os, sys\n"
            + "while True:\n"
            + "  open('/proc/sys/kernel/ns_last_pid', 'w').write(str(int(sys.argv[1]) - 1))\n"
            + "  pid = os.fork()\n"
            + "  if pid == 0: sys.stdin.read(); os._exit(0)\n"
            + "  if pid == int(sys.argv[1]): break\n"
            + "  os.kill(pid, 9); os.waitpid(pid, 0)\n"
            + "print(pid, flush=True)\n"
            + "sys.stdin.read()";
    return Child.start(List.of("python3", "-c", forks, Long.toString(pid)));
  }

  @Test
  void whatIsReadDoesNotDependOnTheWay() throws Exception {
    try (Child plain = Commands.ready("echo ready; exec sleep 100");
        Child hostile = renamed("a) R 1 (b");
        Child broken = renamed("a\n\u001b[2J")) {
      for (Child child : List.of(plain, hostile, broken)) {
        Path stat = Path.of("/proc/" + child.pid() + "/stat");
        Eventually.is("asleep", () -> Files.readString(stat).contains(") S "));
        var found = new ArrayList<ProcessStat>();
        for (Way way : Way.values()) {
          ProcessSample sample = read(open(way));
          found.add(sample.stat(row(sample, child.pid())));
        }
        assertThat(found).allMatch(found.getFirst()::equals);
        assertThat(found.getFirst()).isEqualTo(ProcessStat.parse(Files.readAllBytes(stat)));
      }
    }
  }

  private static Child renamed(String name) throws Exception {
    return Child.start(
        List.of(
            "python3",
            "-c",
            "import os, sys; open('/proc/self/comm', 'wb', 0).write(os.fsencode(sys.argv[1]));"
                + " print('ready', flush=True); sys.stdin.read()",
            name));
  }

  @ParameterizedTest
  @EnumSource
  void noMoreDescriptorsAreKeptThanAreAllowed(Way way) throws Exception {
    long before = descriptors();
    KeptProcesses processes = open(way);
    ProcessSample sample = read(processes);
    for (int row = 0; row < sample.size(); row++) {
      processes.residentPages(sample.seen(row), 0);
    }
    assertThat(budget.taken()).isLessThanOrEqualTo(way.most);
    if (way == Way.DESCRIPTORS) {
      assertThat(budget.taken()).isGreaterThan(sample.size());
    }
    processes.release();
    assertThat(budget.taken()).isZero();
    // Other threads of this JVM may have opened or closed a few meanwhile.
    assertThat(descriptors()).isLessThan(before + sample.size() / 2 + 5);
    assertThat(row(read(processes), ProcessHandle.current().pid())).isNotNegative();
  }

  @ParameterizedTest
  @EnumSource
  void nothingGrowsWhileProcessesComeAndGoByThousands(Way way) throws Exception {
    KeptProcesses processes = open(way);
    var counter = new ForkCounter(HostRoot.THIS);
    long before = heap();
    long first = counter.read(false);
    try (Child forker =
        Commands.ready(
            "echo ready; while :; do for i in 1 2 3 4 5 6 7 8; do /bin/true & done; wait; done")) {
      while (counter.read(false) - first < 3_000) {
        ProcessSample sample = read(processes);
        assertThat(row(sample, forker.pid())).isNotNegative();
        assertThat(budget.taken()).isLessThanOrEqualTo(sample.size());
      }
    }
    ProcessSample last = read(processes);
    assertThat(budget.taken()).isLessThanOrEqualTo(last.size());
    assertThat(heap() - before).isLessThan(4_000_000);
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
