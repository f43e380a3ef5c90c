package vigia.local.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.Processes;
import vigia.local.linux.LinuxProcess.Surroundings;
import vigia.local.listing.CpuHistory;
import vigia.local.listing.CpuShare;
import vigia.local.listing.CpuSnapshot;
import vigia.local.listing.ProcessTable;
import vigia.machine.ProblemCode;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.Unavailable;

/// The processes in `/proc`. A process that ends while the table is read is left out of it.
public final class LinuxProcesses implements Processes {
  /// Processes asked for one by one whose last sample is kept.
  private static final int MOST_SINGLE = 64;

  private final HostRoot root;
  private final AccountNames users;
  private final WordReader words;
  private final BootTime bootTime = new BootTime();
  private final CpuHistory tables = new CpuHistory();
  private final Map<Long, CpuHistory> singles =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, CpuHistory> eldest) {
          return size() > MOST_SINGLE;
        }
      };

  public LinuxProcesses(HostRoot root) {
    this(root, new WordReader());
  }

  LinuxProcesses(HostRoot root, WordReader words) {
    this.root = root;
    this.words = words;
    this.users = AccountNames.users(root);
  }

  @Override
  public ProcessPage page(ProcessQuery query) {
    CpuSnapshot earlier = tables.before(System.nanoTime());
    if (earlier == null) {
      earlier = read().snapshot();
      tables.add(earlier);
      CpuHistory.awaitInterval("processes");
    }
    Sample sample = read();
    tables.add(sample.snapshot());
    return table(sample, earlier).page(query, words::tell);
  }

  @Override
  public ProcessInfo one(long pid, @Nullable Instant startTime) {
    var files = new ProcessFiles(root, pid);
    Known<ProcessStat> answer = pid > 0 ? files.stat() : Known.absent(Unavailable.GONE);
    return switch (answer) {
      case Known.Value<ProcessStat>(ProcessStat stat) ->
          one(stat, System.nanoTime(), files, startTime).info();
      case Known.Absent<ProcessStat>(Unavailable why) ->
          switch (why) {
            case UNREADABLE -> LinuxProcess.unreadable(pid, why);
            case PERMISSION_DENIED ->
                throw ProblemCode.PERMISSION_DENIED.with("pid", Long.toString(pid));
            default -> throw noSuchProcess(pid);
          };
    };
  }

  /// @param taken when its stat was read: what is asked after it takes its time, above all the
  ///   first time, and would make the interval too short
  private LinuxProcess one(
      ProcessStat stat, long taken, ProcessFiles files, @Nullable Instant startTime) {
    Surroundings around = surroundings();
    boolean isThread =
        files.threadGroup() instanceof Known.Value<Long>(Long group) && group != stat.pid();
    if (isThread || !startedAt(stat, startTime, around)) {
      throw noSuchProcess(stat.pid());
    }
    CpuSnapshot now = single(stat, taken, around.scale());
    CpuSnapshot earlier = earlier(stat, taken);
    remember(stat.pid(), now);
    if (earlier != null) {
      return new LinuxProcess(stat, files, share(earlier, stat, taken, -1, around), around);
    }
    // What its files say is read before the wait: it may end meanwhile.
    var first = new LinuxProcess(stat, files, CpuShare.FIRST_SAMPLE, around);
    first.info();
    CpuHistory.awaitInterval("process " + stat.pid());
    return files.stat() instanceof Known.Value<ProcessStat>(ProcessStat later)
            && later.isSameProcess(stat)
        ? again(first, stat, later, files, now, around)
        : first.later(stat, CpuShare.absent(Unavailable.GONE));
  }

  private LinuxProcess again(
      LinuxProcess first,
      ProcessStat before,
      ProcessStat after,
      ProcessFiles files,
      CpuSnapshot earlier,
      Surroundings around) {
    long taken = System.nanoTime();
    remember(after.pid(), single(after, taken, around.scale()));
    CpuShare share = share(earlier, after, taken, -1, around);
    boolean sameProgram = before.comm().equals(after.comm()) && before.state() == after.state();
    return sameProgram ? first.later(after, share) : new LinuxProcess(after, files, share, around);
  }

  private boolean startedAt(ProcessStat stat, @Nullable Instant startTime, Surroundings around) {
    return startTime == null
        || bootTime.matches(stat.startTicks(), around.scale().ticksPerSecond(), startTime);
  }

  private @Nullable CpuSnapshot earlier(ProcessStat stat, long now) {
    CpuHistory own;
    synchronized (singles) {
      own = singles.get(stat.pid());
    }
    CpuSnapshot single = own == null ? null : own.before(now);
    if (single != null && single.row(stat.pid(), stat.startTicks()) >= 0) {
      return single;
    }
    CpuSnapshot table = tables.before(now);
    return table != null && table.row(stat.pid(), stat.startTicks()) >= 0 ? table : null;
  }

  private void remember(long pid, CpuSnapshot snapshot) {
    CpuHistory own;
    synchronized (singles) {
      own = singles.computeIfAbsent(pid, _ -> new CpuHistory());
    }
    own.add(snapshot);
  }

  private static CpuSnapshot single(ProcessStat stat, long taken, ProcessScale scale) {
    var snapshot = new CpuSnapshot(1);
    snapshot.add(stat.pid(), stat.startTicks(), scale.nanos(stat.cpuTicks()), taken);
    return snapshot;
  }

  private static CpuShare share(
      CpuSnapshot earlier, ProcessStat stat, long taken, long age, Surroundings around) {
    return CpuShare.between(
        earlier, stat.pid(), stat.startTicks(), around.scale().nanos(stat.cpuTicks()), taken, age);
  }

  /// All processes at one moment.
  ///
  /// @param refused processes that are listed but may not be read
  private record Sample(
      List<ProcessStat> stats,
      CpuSnapshot snapshot,
      int refused,
      Surroundings around,
      long uptimeNanos) {}

  private Sample read() {
    Surroundings around = surroundings();
    List<Long> pids = pids();
    var stats = new ArrayList<ProcessStat>(pids.size());
    var snapshot = new CpuSnapshot(pids.size());
    int refused = 0;
    for (long pid : pids) {
      ProcessTable.checkInterrupted();
      switch (new ProcessFiles(root, pid).stat()) {
        case Known.Value<ProcessStat>(ProcessStat stat) -> {
          stats.add(stat);
          snapshot.add(
              pid, stat.startTicks(), around.scale().nanos(stat.cpuTicks()), System.nanoTime());
        }
        case Known.Absent<ProcessStat>(Unavailable why) ->
            refused += why == Unavailable.PERMISSION_DENIED ? 1 : 0;
      }
    }
    return new Sample(stats, snapshot, refused, around, uptimeNanos());
  }

  private ProcessTable table(Sample sample, CpuSnapshot earlier) {
    Surroundings around = sample.around();
    var rows = new ArrayList<LinuxProcess>(sample.stats().size());
    CpuSnapshot now = sample.snapshot();
    for (int i = 0; i < sample.stats().size(); i++) {
      ProcessStat stat = sample.stats().get(i);
      long age = sample.uptimeNanos() - around.scale().nanos(stat.startTicks());
      rows.add(
          new LinuxProcess(
              stat,
              new ProcessFiles(root, stat.pid()),
              share(earlier, stat, now.takenNanos(i), age, around),
              around));
    }
    return new ProcessTable(
        rows,
        HiddenProcesses.read(root).count(sample.refused()),
        Instant.now(),
        now.isEmpty() || earlier.isEmpty()
            ? null
            : Math.round((now.endedNanos() - earlier.endedNanos()) / 1e6));
  }

  private Surroundings surroundings() {
    ProcessScale scale = ProcessScale.read(root);
    return new Surroundings(
        scale,
        scale.bootSeconds().then(boot -> Known.of(bootTime.settled(boot))),
        users.now(),
        words);
  }

  /// In ascending order.
  private List<Long> pids() {
    var pids = new ArrayList<Long>();
    try (var entries = Files.newDirectoryStream(root.resolve("proc"))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (name.charAt(0) >= '1' && name.charAt(0) <= '9') {
          pids.add(Long.valueOf(name));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (DirectoryIteratorException failed) {
      throw new UncheckedIOException(failed.getCause());
    }
    pids.sort(null);
    return pids;
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
