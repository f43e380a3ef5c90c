package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
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
    FILES(false, 0, false),
    DESCRIPTORS(true, 1_000_000, false),
    FEW_DESCRIPTORS(true, 5, false),
    NO_DESCRIPTORS(true, 0, false),
    LIST(true, 1_000_000, true),
    LIST_WITHOUT_DESCRIPTORS(true, 0, true);

    private final boolean natively;
    private final int most;
    private final boolean listed;

    Way(boolean natively, int most, boolean listed) {
      this.natively = natively;
      this.most = most;
      this.listed = listed;
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
    KernelList list = way.listed ? KernelList.ofThis() : KernelList.none();
    var processes = new KeptProcesses(HostRoot.THIS, reader, list);
    opened.add(processes);
    for (int i = 0; i < 4 || list.isOnTrial(); i++) {
      processes.read(NANOS_PER_TICK, true);
    }
    assertThat(reader.keeps()).isEqualTo(way.natively);
    assertThat(list.isTrusted()).isEqualTo(way.listed);
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
        Child broken = renamed("a\n\u001b[2J");
        Child cut = renamed("fifteen-bytes-x");
        Child many = python("[threading.Thread(target=sys.stdin.read).start() for _ in range(9)]");
        Child stopped = Commands.ready("echo ready; kill -STOP $$");
        Child dead = python("os._exit(0)")) {
      var states = new LinkedHashMap<Child, Character>();
      List.of(plain, hostile, broken, cut, many).forEach(child -> states.put(child, 'S'));
      states.put(stopped, 'T');
      states.put(dead, 'Z');
      for (Child child : states.keySet()) {
        long pid = child == dead ? Long.parseLong(dead.firstLine()) : child.pid();
        Path stat = Path.of("/proc/" + pid + "/stat");
        String state = ") " + states.get(child) + " ";
        Eventually.is("in state" + state, () -> Files.readString(stat).contains(state));
        var found = new ArrayList<ProcessStat>();
        for (Way way : Way.values()) {
          ProcessSample sample = read(open(way));
          found.add(sample.stat(row(sample, pid)));
        }
        ProcessStat file = Objects.requireNonNull(ProcessStat.parse(Files.readAllBytes(stat)));
        assertThat(found)
            .usingRecursiveFieldByFieldElementComparatorIgnoringFields("cpuTicks")
            .containsOnly(file);
        // The file rounds user and system time off, each for itself.
        assertThat(found)
            .allMatch(one -> one.cpuTicks() >= file.cpuTicks())
            .allMatch(one -> one.cpuTicks() <= file.cpuTicks() + 1);
      }
    }
  }

  /// A program whose child does something, and prints that one's number.
  private static Child python(String does) throws Exception {
    return Child.start(
        List.of(
            "python3",
            "-c",
            "import os, sys, threading\n"
                + "pid = os.fork()\n"
                + "if pid == 0:\n  "
                + does
                + "\n  sys.stdin.read()\n  os._exit(0)\n"
                + "print(pid, flush=True)\n"
                + "sys.stdin.read()"));
  }

  /// One thread works, hundreds come and go, and what each used must be there once.
  @ParameterizedTest
  @EnumSource
  void threadsThatEndTakeNothingWithThem(Way way) throws Exception {
    KeptProcesses processes = open(way);
    String threads =
        "import sys, threading\n"
            + "def short(): sum(range(20000))\n"
            + "def working():\n  while True: sum(range(1000))\n"
            + "threading.Thread(target=working, daemon=True).start()\n"
            + "print('ready', flush=True)\n"
            + "while True:\n"
            + "  some = [threading.Thread(target=short) for _ in range(4)]\n"
            + "  [one.start() for one in some]; [one.join() for one in some]";
    try (Child child = Child.start(List.of("python3", "-c", threads))) {
      long first = usesWhatItsFileSays(processes, child.pid());
      long last = first;
      for (int i = 0; i < 300 || last < first + 100; i++) {
        last = usesWhatItsFileSays(processes, child.pid());
      }
    }
  }

  /// The number of a thread is below its process's when numbers have begun anew, and then the list
  /// has it before that, here with two thousand others between. Meanwhile other threads end, and
  /// children are waited for.
  @Test
  void aThreadThatIsListedBeforeItsProcessCountsOnce() throws Exception {
    KeptProcesses processes = open(Way.LIST);
    String program =
        """
        import ctypes, hashlib, os, sys, threading
        def child(run):
          pid = os.fork()
          if pid == 0:
            ctypes.CDLL(None).prctl(1, 9) # PR_SET_PDEATHSIG
            run()
            os._exit(0)
          return pid
        def next_is(number):
          with open('/proc/sys/kernel/ns_last_pid', 'w') as last: last.write(str(number - 1))
        def sleep():
          threading.Event().wait()
        low = next(n for n in range(500, 30000) if not os.path.exists(f'/proc/{n}'))
        def work(): # without the interpreter's lock
          hashlib.pbkdf2_hmac('sha256', b'', b'', 2**31 - 1)
        def short():
          pass
        def measured():
          below = []
          def first():
            below.append(threading.get_native_id())
            work() if below[-1] < os.getpid() else None
          while not below or below[-1] > os.getpid():
            next_is(low)
            one = threading.Thread(target=first, daemon=True); one.start(); one.join(0.05)
          print(os.getpid(), flush=True)
          while True:
            os.waitpid(child(lambda: None), 0)
            some = [threading.Thread(target=short) for _ in range(2)]
            [one.start() for one in some]; [one.join() for one in some]
        next_is(low + 50)
        for _ in range(2000): child(sleep)
        child(measured)
        sys.stdin.read()
        """;
    try (Child child = Child.start(List.of("python3", "-c", program))) {
      long pid = Long.parseLong(child.firstLine());
      for (int i = 0; i < 200; i++) {
        processes.release(); // so that no earlier reading hides what is missing in this one
        usesWhatItsFileSays(processes, pid);
      }
    }
  }

  /// In ticks.
  private static long usesWhatItsFileSays(KeptProcesses processes, long pid) throws Exception {
    Path stat = Path.of("/proc/" + pid + "/stat");
    long before = ticks(stat);
    ProcessSample sample = read(processes);
    long after = ticks(stat);
    long used = sample.cpu().usedNanos(row(sample, pid)) / NANOS_PER_TICK;
    assertThat(used).isBetween(before - 1, after + 2);
    return used;
  }

  private static long ticks(Path stat) throws Exception {
    return Objects.requireNonNull(ProcessStat.parse(Files.readAllBytes(stat))).cpuTicks();
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
    if (way.listed) {
      assertThat(budget.taken()).isLessThan(sample.size() / 4);
    }
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

  /// Rows may still be shown when all has been let go of.
  @ParameterizedTest
  @EnumSource
  void nothingIsOpenedForAProcessThatIsKeptNoMore(Way way) {
    KeptProcesses processes = open(way);
    ProcessSample sample = read(processes);
    SeenProcess self = sample.seen(row(sample, ProcessHandle.current().pid()));
    processes.release();
    assertThat(processes.residentPages(self, -1)).isPositive();
    assertThat(budget.taken()).isZero();
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
