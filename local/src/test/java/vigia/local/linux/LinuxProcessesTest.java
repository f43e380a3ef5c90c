package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.AsNobody;
import vigia.local.Commands;
import vigia.local.Commands.Child;
import vigia.local.Eventually;
import vigia.local.HostRoot;
import vigia.machine.Order;
import vigia.machine.Page;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;
import vigia.machine.ProcessState;
import vigia.machine.Unavailable;

@Timeout(120)
class LinuxProcessesTest {
  private static final DateTimeFormatter LSTART =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);

  @TempDir Path directory;

  private final LinuxProcesses processes = new LinuxProcesses(HostRoot.THIS, true);

  private static ProcessQuery query(ProcessSort sort, String filter, int limit) {
    return new ProcessQuery(sort, null, filter, new Page(limit, null));
  }

  private ProblemCode problem(long pid, @Nullable Instant startTime) {
    return catchThrowableOfType(ProblemException.class, () -> processes.one(pid, startTime)).code();
  }

  /// The table goes over to the kernel's own list at some time, which counts more finely.
  @Test
  void whoDoesNothingNeverSeemsToHaveWorked() throws Exception {
    try (Child idle =
        Commands.ready("i=0; while [ $i -lt 40000 ]; do i=$((i+1)); done; echo ready; read x")) {
      awaitState(idle.pid(), 'S');
      for (int i = 0; i < 8; i++) {
        ProcessInfo info = row(idle.pid());
        assertThat(info.cpuPercent()).isEqualTo(0.0);
        assertThat(info.intervalMillis()).isGreaterThanOrEqualTo(500);
      }
      // Measured from the table, whose unit is not that of its file.
      assertThat(processes.one(idle.pid(), null).cpuPercent()).isEqualTo(0.0);
    }
  }

  @Test
  void kernelThreadsHaveTheirWholeNames() throws Exception {
    var differing = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      ProcessPage page = processes.page(query(ProcessSort.PID, "", Page.MOST));
      differing.clear();
      for (ProcessInfo info : page.processes()) {
        if (Long.valueOf(2).equals(info.parentPid()) && !comm(info).equals(info.name())) {
          differing.add(info.name());
        }
      }
    }
    // Workers change their names all the time.
    assertThat(differing).hasSizeLessThan(5).allMatch(name -> name.startsWith("kworker/"));
  }

  private static String comm(ProcessInfo info) throws Exception {
    try {
      return Files.readString(Path.of("/proc/" + info.pid() + "/comm")).strip();
    } catch (IOException ended) {
      return String.valueOf(info.name());
    }
  }

  /// What did not change is taken from the row before; CPU time may not have been known there.
  @Test
  void aProcessThatWasNewHasItsFiguresInALaterTable() throws Exception {
    processes.page(query(ProcessSort.PID, "", 1));
    try (Child child = Commands.ready("echo ready; exec sleep 100")) {
      row(child.pid());
      Eventually.is("CPU time known", () -> row(child.pid()).cpuPercent() != null);
      ProcessInfo one = row(child.pid());
      ProcessInfo next = row(child.pid());
      assertThat(one.unavailable()).isEmpty();
      assertThat(next)
          .isEqualTo(
              one.withCpu(next.cpuPercent(), next.cpuPercentOfMachine(), next.intervalMillis()));
    }
  }

  @Test
  void aRowShowsWhatItsProcessHasDoneSince() throws Exception {
    try (Child child = Commands.ready("echo ready; read x; a=$(seq 200000); read y")) {
      row(child.pid());
      ProcessInfo before = row(child.pid());
      OutputStream input = child.process().getOutputStream();
      input.write('\n');
      input.flush();
      Eventually.is(
          "more memory", () -> row(child.pid()).rssBytes() > before.rssBytes() + 1_000_000);
      ProcessInfo after = row(child.pid());
      assertThat(after.name()).isEqualTo(before.name());
    }
  }

  @Test
  void aBusyLoopUsesACoreAndASleeperNone() throws Exception {
    try (Child busy = Commands.ready("echo ready; while :; do :; done");
        Child idle = Commands.ready("echo ready; exec sleep 100")) {
      long usedBefore = usedMillis(busy.pid());
      long before = System.nanoTime();
      ProcessInfo loop = processes.one(busy.pid(), null);
      long used = usedMillis(busy.pid()) - usedBefore;
      long around = (System.nanoTime() - before) / 1_000_000 - loop.intervalMillis();

      // The machine may be busy with other things, so 100 % is not promised; what the kernel says
      // before and after is.
      double told = loop.cpuPercent() / 100 * loop.intervalMillis();
      assertThat(told).isPositive().isBetween(used - around - 20.0, used + 20.0);
      assertThat(loop.intervalMillis()).isGreaterThanOrEqualTo(500L);
      assertThat(loop.cpuPercentOfMachine())
          .isCloseTo(loop.cpuPercent() / Commands.cores(), within(0.01));
      awaitExe(idle.pid(), "sleep");
      awaitState(idle.pid(), 'S');
      long idleBefore = usedMillis(idle.pid());
      ProcessInfo sleeper = processes.one(idle.pid(), null);
      double rounding = sleeper.intervalMillis() / 1000.0;
      assertThat(sleeper.cpuPercent() / 100 * sleeper.intervalMillis())
          .isBetween(0.0, usedMillis(idle.pid()) - idleBefore + rounding);

      ProcessPage page = processes.page(query(ProcessSort.CPU, "", Page.MOST));
      assertThat(page.intervalMillis()).isGreaterThanOrEqualTo(500L);
      assertThat(page.processes())
          .filteredOn(process -> process.cpuPercent() != null)
          .extracting(ProcessInfo::cpuPercent)
          .isSortedAccordingTo(Comparator.reverseOrder())
          .element(0)
          .isNotEqualTo(0.0);
    }
  }

  /// User and system time so far, from `/proc/PID/stat`.
  private static long usedMillis(long pid) throws Exception {
    String[] fields = Files.readString(Path.of("/proc/" + pid + "/stat")).split(" ");
    return 10 * (Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
  }

  @Test
  void whatPsSaysOfAProcess() throws Exception {
    try (Child child = Commands.ready("echo ready; exec sleep 100")) {
      awaitExe(child.pid(), "sleep");
      awaitState(child.pid(), 'S');
      ProcessInfo info = processes.one(child.pid(), null);
      String format = "pid=,ppid=,rss=,nlwp=,state=,user=,lstart=";
      String line = Commands.output("ps", "-o", format, "-p", Long.toString(child.pid())).strip();
      String[] ps = line.split("\\s+", 7);

      assertThat(info.parentPid()).isEqualTo(Long.parseLong(ps[1]));
      assertThat(info.rssBytes()).isEqualTo(1024 * Long.parseLong(ps[2]));
      assertThat(info.threads()).isEqualTo(Long.parseLong(ps[3]));
      assertThat(info.state()).isEqualTo(ProcessState.ofLetter(ps[4].charAt(0)));
      assertThat(info.user()).isEqualTo(ps[5]);
      Instant started =
          LocalDateTime.parse(ps[6].replaceAll("\\s+", " "), LSTART).toInstant(ZoneOffset.UTC);
      assertThat(info.startTime())
          .isBetween(started.minus(Duration.ofSeconds(2)), started.plus(Duration.ofSeconds(2)));
      assertThat(info.commandLine()).isEqualTo("sleep 100");
      assertThat(info.exe()).endsWith("/sleep");
      assertThat(info.memoryPercent()).isBetween(0.0, 1.0);
      assertThat(info.unavailable()).isEmpty();
    }
  }

  @Test
  void theTableHasTheProcessesThatPsHas() throws Exception {
    Set<Long> before = pidsOfPs();
    ProcessPage page = processes.page(query(ProcessSort.PID, "", Page.MOST));
    Set<Long> after = pidsOfPs();
    var found = new HashSet<Long>();
    page.processes().forEach(process -> found.add(process.pid()));

    before.retainAll(after);
    assertThat(found).containsAll(before);
    assertThat(page.total()).isEqualTo(page.shown()).isEqualTo(page.processes().size());
    assertThat(page.hidden()).isEqualTo(0);
    assertThat(page.nextCursor()).isNull();
  }

  private static Set<Long> pidsOfPs() throws Exception {
    var pids = new HashSet<Long>();
    Commands.output("ps", "-eo", "pid=")
        .lines()
        .forEach(line -> pids.add(Long.valueOf(line.strip())));
    return pids;
  }

  @Test
  void pagesMakeUpTheTableInEverySortAndOrder() throws Exception {
    var children = new ArrayList<Child>();
    try {
      for (int i = 0; i < 23; i++) {
        children.add(Commands.ready("echo ready; exec sleep 9" + (100 + i)));
      }
      awaitExe(children.getLast().pid(), "sleep");
      for (ProcessSort sort : ProcessSort.values()) {
        for (Order order : Order.values()) {
          var pids = new ArrayList<Long>();
          String cursor = null;
          do {
            ProcessPage page =
                processes.page(new ProcessQuery(sort, order, "sleep 91", new Page(4, cursor)));
            assertThat(page.shown()).isEqualTo(23);
            page.processes().forEach(process -> pids.add(process.pid()));
            cursor = page.nextCursor();
          } while (cursor != null);
          assertThat(pids).as("%s %s", sort, order).doesNotHaveDuplicates().hasSize(23);
          if (sort == ProcessSort.PID) {
            assertThat(pids)
                .isSortedAccordingTo(
                    order == Order.ASCENDING
                        ? Comparator.naturalOrder()
                        : Comparator.reverseOrder());
          }
        }
      }
    } finally {
      children.forEach(Child::close);
    }
  }

  @Test
  void aCursorOfAnotherOrderOrOfNobodyIsABadRequest() throws Exception {
    String cursor = processes.page(query(ProcessSort.PID, "", 1)).nextCursor();
    for (String given : new String[] {cursor, "nonsense"}) {
      var wrong = new ProcessQuery(ProcessSort.NAME, null, "", new Page(1, given));
      var problem = catchThrowableOfType(ProblemException.class, () -> processes.page(wrong));
      assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
    }
  }

  @Test
  void aNameMayHoldAnything() throws Exception {
    for (String name : List.of("a) R 1 (b", "a\nb", "\u001b[2Jx", "  ")) {
      try (Child child = renamed(name)) {
        ProcessInfo info = processes.one(child.pid(), null);
        assertThat(info.name()).isEqualTo(name);
        assertThat(info.parentPid()).isEqualTo(ProcessHandle.current().pid());
      }
    }
  }

  /// A process that has given itself a name.
  private static Child renamed(String name) throws Exception {
    return Child.start(
        List.of(
            "python3",
            "-c",
            "import os, sys; open('/proc/self/comm', 'wb', 0).write(os.fsencode(sys.argv[1]));"
                + " print('ready', flush=True); sys.stdin.read()",
            name));
  }

  @Test
  void aNewNameShowsInTheNextTable() throws Exception {
    String renames =
        "import sys\n"
            + "while True:\n"
            + "  print('ready', flush=True)\n"
            + "  name = sys.stdin.readline().strip()\n"
            + "  if not name: break\n"
            + "  open('/proc/self/comm', 'w').write(name)";
    try (Child child = Child.start(List.of("python3", "-c", renames))) {
      var in = child.process().outputWriter();
      var out = child.process().inputReader(StandardCharsets.ISO_8859_1);
      for (int i = 0; i < 5; i++) {
        in.write("name-" + i + "\n");
        in.flush();
        assertThat(out.readLine()).isEqualTo("ready");
        assertThat(row(child.pid()).name()).isEqualTo("name-" + i);
      }
    }
  }

  /// From the third table on, by system calls and descriptors that are kept.
  @Test
  void howOftenItWasAskedForDoesNotShow() throws Exception {
    try (Child child = Commands.ready("echo ready; exec sleep 100")) {
      awaitExe(child.pid(), "sleep");
      awaitState(child.pid(), 'S');
      ProcessInfo first = row(child.pid());
      for (int i = 0; i < 4; i++) {
        assertThat(row(child.pid()))
            .usingRecursiveComparison()
            .ignoringFields("cpuPercent", "cpuPercentOfMachine", "intervalMillis", "unavailable")
            .isEqualTo(first);
        ProcessInfo one = processes.one(child.pid(), first.startTime());
        assertThat(one.rssBytes()).isEqualTo(first.rssBytes());
        assertThat(one.commandLine()).isEqualTo(first.commandLine());
      }
      child.process().destroyForcibly().waitFor();
      assertThat(problem(child.pid(), null)).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
    }
  }

  private ProcessInfo row(long pid) {
    String filter = Long.toString(pid); // there may be more processes than fit on a page
    return processes.page(query(ProcessSort.PID, filter, Page.MOST)).processes().stream()
        .filter(process -> process.pid() == pid)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNameThatWasCutIsCompleted() throws Exception {
    Path copy = Files.copy(Path.of("/bin/sleep"), directory.resolve("a-rather-long-program-name"));
    try (Child child = Commands.ready("echo ready; exec " + copy + " 100")) {
      awaitExe(child.pid(), "name");
      assertThat(processes.one(child.pid(), null).name()).isEqualTo("a-rather-long-program-name");
    }
    Path script =
        Files.writeString(
            directory.resolve("a-rather-long-script.sh"), "#!/bin/sh\necho ready; read line\n");
    Commands.output("chmod", "+x", script.toString());
    try (Child child = Child.start(List.of(script.toString()))) {
      assertThat(processes.one(child.pid(), null).name()).isEqualTo("a-rather-long-script.sh");
    }
  }

  @Test
  void aDeletedExecutableKeepsItsMark() throws Exception {
    Path copy = Files.copy(Path.of("/bin/sleep"), directory.resolve("program"));
    try (Child child = Commands.ready("echo ready; exec " + copy + " 100")) {
      awaitExe(child.pid(), "program");
      Files.delete(copy);
      assertThat(processes.one(child.pid(), null).exe()).isEqualTo(copy + " (deleted)");
    }
  }

  @Test
  void anExecutableWhoseNameIsNotUtf8IsShownByItsBytes() throws Exception {
    Path copy = Path.of(java.net.URI.create(directory.toUri() + "a%FFb"));
    Files.copy(Path.of("/bin/sleep"), copy);
    // The shell makes the byte: Java could not hand it over as an argument.
    try (Child child =
        Commands.ready("echo ready; exec \"" + directory + "/$(printf 'a\\377b')\" 100")) {
      awaitExe(child.pid(), "b");
      ProcessInfo info = processes.one(child.pid(), null);
      assertThat(info.exe()).isEqualTo(directory + "/a\\xFFb");
      assertThat(info.name()).isEqualTo("a\\xFFb");
    }
  }

  @Test
  void aZombieHasEnded() throws Exception {
    String fork =
        "import os, sys; pid = os.fork(); pid or os._exit(0); print(pid, flush=True);"
            + " sys.stdin.read()";
    try (Child parent = Child.start(List.of("python3", "-c", fork))) {
      long zombie = Long.parseLong(parent.firstLine());
      awaitState(zombie, 'Z');
      ProcessInfo info = processes.one(zombie, null);
      assertThat(info.state()).isEqualTo(ProcessState.ZOMBIE);
      assertThat(info.unavailable())
          .containsEntry("exe", Unavailable.GONE)
          .containsEntry("commandLine", Unavailable.GONE);
      assertThat(info.name()).startsWith("python3");
      assertThat(info.parentPid()).isEqualTo(parent.pid());
      assertThat(info.user()).isNotNull();
    }
  }

  @Test
  void aKernelThreadHasNoExecutable() throws Exception {
    Path kthreadd = Files.createDirectories(directory.resolve("proc/2"));
    Files.writeString(
        kthreadd.resolve("stat"),
        "2 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 41 0 0 20 0 1 0 7 0 0 18446744073709551615 0\n");
    var captured = new LinuxProcesses(new HostRoot(directory), false).one(2, null);
    assertThat(captured.name()).isEqualTo("kthreadd");
    checkKernelThread(captured);

    // In a container there are none to be seen.
    String flags = Commands.output("ps", "-eo", "pid=,flag=,ppid=").strip();
    for (String line : flags.lines().toList()) {
      String[] fields = line.strip().split("\\s+", 3);
      if (fields[2].equals("2")) {
        processes.page(query(ProcessSort.PID, fields[0], Page.MOST)).processes().stream()
            .filter(process -> process.pid() == Long.parseLong(fields[0]))
            .forEach(LinuxProcessesTest::checkKernelThread);
        break;
      }
    }
  }

  private static void checkKernelThread(ProcessInfo info) {
    assertThat(info.unavailable())
        .containsEntry("exe", Unavailable.NOT_APPLICABLE)
        .containsEntry("commandLine", Unavailable.NOT_APPLICABLE);
  }

  @Test
  void hiddenProcessesAreCountedWhereTheyAreListedAndElseUnknown() throws Exception {
    // hidepid, in a mount namespace of its own; nobody sees none of root's processes there.
    for (String option : List.of("noaccess", "invisible")) {
      String shown =
          AsNobody.runIn(
              "mount -t proc -o hidepid=" + option + " proc /proc", ShowProcess.class, "table");
      assertThat(shown).contains("total=1\n");
      if (option.equals("noaccess")) {
        assertThat(shown).containsPattern("first=1 [1-9]").containsPattern("hidden=[1-9]");
      } else {
        assertThat(shown).contains("first=1 null").contains("hidden=null");
      }
    }
  }

  @Test
  void unknownPidsAreNoProcesses() throws Exception {
    for (long pid : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 4_194_304_999L}) {
      assertThat(problem(pid, null)).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
    }
    Child ended = Commands.ready("echo ready");
    ended.close();
    assertThat(problem(ended.pid(), null)).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
  }

  @Test
  void aThreadIsNoProcess() throws Exception {
    long self = ProcessHandle.current().pid();
    try (var threads = Files.list(Path.of("/proc/self/task"))) {
      long thread =
          threads
              .mapToLong(path -> Long.parseLong(path.getFileName().toString()))
              .filter(id -> id != self)
              .findFirst()
              .orElseThrow();
      assertThat(Files.exists(Path.of("/proc/" + thread + "/stat"))).isTrue();
      assertThat(problem(thread, null)).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
    }
  }

  @Test
  void aPidWithAnotherStartTimeIsAnotherProcess() throws Exception {
    try (Child child = Commands.ready("echo ready; exec sleep 100")) {
      Instant started = processes.one(child.pid(), null).startTime();
      assertThat(started).isNotNull();
      assertThat(processes.one(child.pid(), started).pid()).isEqualTo(child.pid());
      assertThat(processes.one(child.pid(), started.plusMillis(10)).pid()).isEqualTo(child.pid());
      assertThat(problem(child.pid(), started.plusMillis(20)))
          .isEqualTo(ProblemCode.NO_SUCH_PROCESS);
      assertThat(problem(child.pid(), started.minusSeconds(1)))
          .isEqualTo(ProblemCode.NO_SUCH_PROCESS);
    }
  }

  @Test
  void oneThatEndsWhileItIsMeasuredIsToldAsFarAsItIsKnown() throws Exception {
    boolean seen = false;
    for (int i = 1; !seen && i < 20; i++) { // on a busy machine it may have ended before
      try (Child child = Commands.ready("echo ready; exec sleep 0." + (20 + i))) {
        awaitExe(child.pid(), "sleep");
        ProcessInfo info = processes.one(child.pid(), null);
        assertThat(info.name()).isEqualTo("sleep");
        assertThat(info.exe()).endsWith("/sleep");
        seen = info.unavailable().get("cpuPercent") == Unavailable.GONE;
      } catch (ProblemException | NoSuchFileException endedBefore) {
        seen = false;
      }
    }
    assertThat(seen).isTrue();
  }

  @Test
  void theTableIsReadWhileProcessesComeAndGo() throws Exception {
    try (Child forker = Commands.ready("echo ready; while :; do /bin/true & /bin/true; done")) {
      processes.page(ProcessQuery.ALL);
      for (int i = 0; i < 20; i++) {
        ProcessPage page = processes.page(query(ProcessSort.NAME, "", Page.MOST));
        assertThat(page.processes()).extracting(ProcessInfo::pid).doesNotHaveDuplicates();
        assertThat(page.processes()).extracting(ProcessInfo::pid).contains(forker.pid());
      }
    }
  }

  @Test
  void secretsStandNeitherInTheTableNorBehindAFilter() throws Exception {
    try (Child child =
        Child.start(
            List.of("/bin/sh", "-c", "echo ready; read line", "x", "--password=planted7secret"))) {
      assertThat(processes.one(child.pid(), null).commandLine())
          .contains("--password=***")
          .doesNotContain("planted7secret");
      ProcessPage page = processes.page(query(ProcessSort.PID, "planted7secret", Page.MOST));
      assertThat(page.processes()).extracting(ProcessInfo::pid).doesNotContain(child.pid());
    }
  }

  @Test
  void filtersByNameUserExecutableCommandLineAndPidInAnyCase() throws Exception {
    try (Child child =
        Child.start(List.of("/bin/sh", "-c", "echo ready; read line", "x", "Needle-Ünder"))) {
      for (String filter : List.of("needle-ünder", "ROOT", "/DASH", Long.toString(child.pid()))) {
        ProcessPage page = processes.page(query(ProcessSort.PID, filter, Page.MOST));
        assertThat(page.processes()).as(filter).extracting(ProcessInfo::pid).contains(child.pid());
        assertThat(page.shown()).isEqualTo(page.processes().size());
      }
    }
  }

  @Test
  void anotherUsersProcessKeepsItsSecretsFromUs() throws Exception {
    String nobody = AsNobody.run(ShowProcess.class, Long.toString(ProcessHandle.current().pid()));
    assertThat(nobody)
        .contains("exe=permission-denied")
        .contains("user=" + System.getProperty("user.name"))
        .contains("rss=true");
  }

  private static void awaitExe(long pid, String end) throws Exception {
    Path exe = Path.of("/proc/" + pid + "/exe");
    Eventually.is(exe + " is " + end, () -> Files.readSymbolicLink(exe).toString().endsWith(end));
  }

  private static void awaitState(long pid, char state) throws Exception {
    Path stat = Path.of("/proc/" + pid + "/stat");
    Eventually.is(stat + " is " + state, () -> Files.readString(stat).contains(") " + state + " "));
  }
}
