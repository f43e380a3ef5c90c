package vigia.local.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.Processes;
import vigia.local.linux.LinuxProcess.Surroundings;
import vigia.local.linux.SingleProcesses.Single;
import vigia.local.listing.CpuHistory;
import vigia.local.listing.CpuShare;
import vigia.local.listing.CpuSnapshot;
import vigia.local.listing.ProcessTable;
import vigia.machine.ProblemCode;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.Unavailable;

/// The processes in `/proc`. A process that ends while the table is read is left out of it.
///
/// What is kept for the next question (descriptors, columns, earlier CPU times) is let go of when
/// there is none for a while.
public final class LinuxProcesses implements Processes {
  /// Longer than any interval at which somebody watches.
  private static final Duration IDLE = Duration.ofSeconds(15);

  private final HostRoot root;
  private final Remembered<Map<Long, String>> users;
  private final WordReader words;
  private final DetailsReader details;
  private final BootTime bootTime = new BootTime();
  private final Remembered<ProcessScale> scale;
  private final Remembered<HiddenProcesses> hidden;
  private final CpuHistory tables = new CpuHistory();
  private final KeptProcesses table;
  private final SingleProcesses singles;
  private final IdleRelease idle = new IdleRelease(IDLE, this::close);

  /// @param natively by system calls where that pays; only when
  ///   [vigia.syscall.NativeAccess#isEnabled()]
  public LinuxProcesses(HostRoot root, boolean natively) {
    this(
        root,
        new WordReader(),
        natively,
        natively && root.isThis() ? KernelList.ofThis() : KernelList.none());
  }

  LinuxProcesses(HostRoot root, WordReader words, boolean natively, KernelList list) {
    this.root = root;
    this.words = words;
    details = new DetailsReader(root);
    users = new Remembered<>(AccountNames.users(root)::now);
    scale = new Remembered<>(() -> ProcessScale.read(root));
    hidden = new Remembered<>(() -> HiddenProcesses.read(root));
    boolean here = natively && root.isThis();
    var budget = new DescriptorBudget(DescriptorBudget::ofTable);
    table = new KeptProcesses(root, new StatReader(root, here, budget), list);
    var few = new DescriptorBudget(DescriptorBudget::ofSingles);
    singles = new SingleProcesses(root, new StatReader(root, here, few));
  }

  @Override
  public ProcessPage page(ProcessQuery query) {
    idle.asked();
    CpuSnapshot earlier = tables.before(System.nanoTime());
    ProcessSample sample = read();
    while (earlier == null || earlier.unitNanos() != sample.cpu().unitNanos()) {
      earlier = sample.base();
      tables.add(earlier);
      CpuHistory.awaitInterval("processes");
      sample = read();
    }
    tables.add(sample.base());
    return table(sample, earlier).page(query);
  }

  @Override
  public ProcessInfo one(long pid, @Nullable Instant startTime) {
    idle.asked();
    return switch (single(pid)) {
      case Known.Value<Single>(Single single) -> one(single, startTime).info();
      case Known.Absent<Single>(Unavailable why) -> unreadable(pid, why);
    };
  }

  @Override
  public ProcessDetails details(long pid, @Nullable Instant startTime) {
    idle.asked();
    return switch (single(pid)) {
      case Known.Value<Single>(Single single) -> details.read(one(single, startTime));
      case Known.Absent<Single>(Unavailable why) -> DetailsReader.absent(unreadable(pid, why), why);
    };
  }

  private static ProcessInfo unreadable(long pid, Unavailable why) {
    return switch (why) {
      case UNREADABLE -> LinuxProcess.unreadable(pid, why);
      case PERMISSION_DENIED -> throw ProblemCode.PERMISSION_DENIED.with("pid", Long.toString(pid));
      default -> throw noSuchProcess(pid);
    };
  }

  private Known<Single> single(long pid) {
    return pid > 0 ? singles.read(pid) : Known.absent(Unavailable.GONE);
  }

  private LinuxProcess one(Single first, @Nullable Instant startTime) {
    Surroundings around = surroundings(singles::residentPages);
    if (!startedAt(first.stat(), startTime, around)) {
      throw noSuchProcess(first.stat().pid());
    }
    CpuSnapshot now = first.snapshot(around.scale());
    CpuSnapshot earlier = earlier(first);
    first.history().add(now);
    if (earlier != null) {
      return process(first, earlier, around);
    }
    // What its files say is read before the wait: it may end meanwhile.
    process(first, null, around).info();
    CpuHistory.awaitInterval("process " + first.stat().pid());
    if (single(first.stat().pid()) instanceof Known.Value<Single>(Single later)
        && later.stat().isSameProcess(first.stat())) {
      later.history().add(later.snapshot(around.scale()));
      return process(later, now, around);
    }
    return new LinuxProcess(first.stat(), first.seen(), CpuShare.absent(Unavailable.GONE), around);
  }

  private static LinuxProcess process(
      Single single, @Nullable CpuSnapshot earlier, Surroundings around) {
    ProcessStat stat = single.stat();
    long used = around.scale().nanos(stat.cpuTicks()) + roundedOff(stat, earlier, around);
    return new LinuxProcess(
        stat,
        single.seen(),
        CpuShare.between(earlier, stat.pid(), stat.startTicks(), used, single.taken(), -1),
        around);
  }

  /// What `stat` would not have said yet when the earlier snapshot was taken, if that counts more
  /// finely.
  private static long roundedOff(
      ProcessStat stat, @Nullable CpuSnapshot earlier, Surroundings around) {
    if (earlier == null) {
      return 0;
    }
    int row = earlier.row(stat.pid(), stat.startTicks());
    return row < 0 ? 0 : earlier.usedNanos(row) % around.scale().nanos(1);
  }

  private boolean startedAt(ProcessStat stat, @Nullable Instant startTime, Surroundings around) {
    return startTime == null
        || bootTime.matches(stat.startTicks(), around.scale().ticksPerSecond(), startTime);
  }

  private @Nullable CpuSnapshot earlier(Single now) {
    CpuSnapshot own = now.history().before(now.taken());
    CpuSnapshot all = own == null ? tables.before(now.taken()) : own;
    return all != null && all.row(now.stat().pid(), now.stat().startTicks()) >= 0 ? all : null;
  }

  private ProcessSample read() {
    return table.read(scale.get().nanos(1), hidden.get() == HiddenProcesses.LISTED);
  }

  private ProcessTable table(ProcessSample sample, CpuSnapshot earlier) {
    CpuSnapshot now = sample.cpu();
    return new ProcessTable(
        new LinuxRows(sample, earlier, surroundings(table::residentPages), this::uptimeNanos),
        hidden.get().count(sample.refused()),
        Instant.now(),
        now.isEmpty() || earlier.isEmpty()
            ? null
            : Math.round((now.endedNanos() - earlier.endedNanos()) / 1e6));
  }

  private Surroundings surroundings(LinuxProcess.ResidentPages memory) {
    ProcessScale units = scale.get();
    return new Surroundings(
        root,
        units,
        units.bootSeconds().then(boot -> Known.of(bootTime.settled(boot))),
        users.get(),
        words,
        memory,
        System.nanoTime());
  }

  /// Keeps nothing for the next question.
  @Override
  public void close() {
    table.release();
    singles.release();
    tables.clear();
  }

  /// `/proc/uptime`, or 0 when it cannot be read: then nothing seems to have an age.
  private long uptimeNanos() {
    try {
      String uptime = Files.readString(root.resolve("proc/uptime"));
      return Math.round(Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) * 1e9);
    } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException unknown) {
      return 0;
    }
  }

  private static RuntimeException noSuchProcess(long pid) {
    return ProblemCode.NO_SUCH_PROCESS.with("pid", Long.toString(pid));
  }
}
