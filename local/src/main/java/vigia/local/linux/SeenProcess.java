package vigia.local.linux;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.syscall.TaskRecords;

/// A process that is there: what stays the same as long as it lives, and what was told of it a
/// moment ago.
final class SeenProcess {
  static final int NONE = -1;

  /// After exec(2) or setuid(2), or when it has set its title, a process shows the old ones to
  /// whoever asks within this time. A new name shows at once.
  private static final long GOOD_FOR_NANOS = Duration.ofSeconds(5).toNanos();

  private final long pid;
  private final long startTicks;

  /// Of `stat` and `statm`; for the [StatReader] that opened them.
  int stat = NONE;

  int statm = NONE;

  /// Where the first is read into, by the same. Once another process has its number this is the
  /// other's, so whoever has read looks at once.
  private final StatLine line;

  /// The same from the kernel's list; for [KeptProcesses] alone.
  final TaskLine task = new TaskLine();

  /// Its row as it was made last.
  volatile LinuxProcess.@Nullable Shown shown;

  private volatile @Nullable Memory memory;
  private volatile @Nullable Told told;
  private volatile @Nullable Owner owner;

  /// @param line in which its own was read
  SeenProcess(long pid, StatLine line) {
    this.pid = pid;
    this.startTicks = line.stat().startTicks();
    this.line = line;
  }

  /// One that only the list has told of.
  SeenProcess(long pid, long startTicks) {
    this.pid = pid;
    this.startTicks = startTicks;
    this.line = new StatLine();
  }

  private record Memory(long pages, ProcessStat at, long nanos) {}

  private record Told(ProcessWords words, String comm, boolean isZombie, long nanos) {}

  private record Owner(Known<Long> uid, long nanos) {}

  /// Whether that row of the kernel's list is about it.
  boolean isOf(TaskRecords tasks, int row, long nanosPerTick) {
    return task.isRead()
        ? task.isOf(tasks, row)
        : startTicks == tasks.startNanos(row) / nanosPerTick;
  }

  long pid() {
    return pid;
  }

  long startTicks() {
    return startTicks;
  }

  /// What its `stat` said when it was read last.
  StatLine line() {
    return line;
  }

  /// Resident pages as they were read last, or -1 when they may be others by now. A process that
  /// ran no tick and touched no new memory has no more of it; that it gave some back shows in
  /// `stat` too, if not to the last page.
  ///
  /// @param asked when, as [System#nanoTime()]; the same for the other two
  long residentPages(ProcessStat now, long asked) {
    Memory found = memory;
    return found != null
            && isFresh(found.nanos, asked)
            && found.at.rssPages() == now.rssPages()
            && found.at.faults() == now.faults()
            && found.at.cpuTicks() == now.cpuTicks()
        ? found.pages
        : -1;
  }

  void tellResidentPages(long pages, ProcessStat at) {
    memory = new Memory(pages, at, System.nanoTime());
  }

  /// What was told of it, if that still holds for what its `stat` says now.
  @Nullable ProcessWords words(ProcessStat now, long asked) {
    Told found = told;
    return found != null
            && isFresh(found.nanos, asked)
            && found.isZombie == now.isZombie()
            && found.comm.equals(now.comm())
        ? found.words
        : null;
  }

  void tell(ProcessWords words, ProcessStat at) {
    told = new Told(words, at.comm(), at.isZombie(), System.nanoTime());
  }

  /// The effective user's number.
  Known<Long> uid(HostRoot root, long asked) {
    Owner found = owner;
    if (found == null || !isFresh(found.nanos, asked)) {
      found = new Owner(new ProcessFiles(root, pid).uid(), System.nanoTime());
      owner = found;
    }
    return found.uid;
  }

  private static boolean isFresh(long nanos, long asked) {
    return asked - nanos < GOOD_FOR_NANOS;
  }
}
