package vigia.local.linux;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.local.linux.StatReader.NoDescriptor;
import vigia.local.listing.ProcessTable;
import vigia.machine.ProblemCode;
import vigia.machine.Unavailable;
import vigia.syscall.SyscallException;
import vigia.syscall.TaskRecords;

/// All processes, kept from one question to the next: who they are and the descriptors through
/// which they are read again. The list of PIDs is read only when a process may be new; one that has
/// ended says so itself when it is read.
///
/// Who is there, `/proc` says. What they do, the kernel's own list of tasks says of nearly all of
/// them where it may be read, and the file of each of the others.
final class KeptProcesses {
  private static final String SOON = "1";

  /// The kernel's list counts CPU time in nanoseconds.
  private static final long EXACT = 1;

  /// How often the list is read in a row, when a thread ends each time.
  private static final int MOST_READINGS = 3;

  /// In place of the PID of a process that has ended.
  private static final long GONE = 0;

  private final HostRoot root;
  private final StatReader reader;
  private final KernelList list;
  private final ReentrantLock one = new ReentrantLock();

  private final ForkCounter counter;

  /// As counted before they were listed.
  private long forks = ForkCounter.NOT_COUNTED;

  /// Ascending but for those that are [#GONE].
  private long[] pids = {};

  /// Of the same numbers; null while one could not be read.
  private @Nullable SeenProcess[] seen = {};

  private int size;

  /// Whether one of them is [#GONE].
  private boolean gone;

  /// Whether a thread that had just ended was missing in the list.
  private boolean isMissingMuch;

  KeptProcesses(HostRoot root, StatReader reader, KernelList list) {
    this.root = root;
    this.reader = reader;
    this.list = list;
    counter = new ForkCounter(root);
  }

  /// Reads all of them.
  ///
  /// @param everyoneIsListed false when a process may appear in the list without having been made
  /// @throws vigia.machine.ProblemException when this thread was interrupted, or no file can be
  ///   opened
  ProcessSample read(long nanosPerTick, boolean everyoneIsListed) {
    one.lock();
    try {
      reader.beginRound();
      withRoom(() -> list(everyoneIsListed));
      ProcessSample listed = list.isTrusted() ? readListed(nanosPerTick) : null;
      if (listed != null) {
        return listed;
      }
      ProcessSample filed = read(null, nanosPerTick);
      return reader.keeps() && list.isOnTrial() ? tried(filed, nanosPerTick) : filed;
    } finally {
      one.unlock();
    }
  }

  /// Goes over to the kernel's list, if it proves to say the same.
  private ProcessSample tried(ProcessSample filed, long nanosPerTick) {
    ProcessSample listed = readListed(nanosPerTick);
    if (listed == null) {
      return filed;
    }
    list.compare(filed, listed);
    if (list.isTrusted()) {
      filed.continuesAs(listed);
      for (int i = 0; i < size; i++) {
        forget(i); // Whoever is read by a file has it opened anew.
      }
    }
    return filed;
  }

  /// @return null when there is no list to be had
  private @Nullable ProcessSample readListed(long nanosPerTick) {
    for (int readings = 1; ; readings++) {
      TaskRecords tasks = list.read();
      if (tasks == null) {
        return null;
      }
      isMissingMuch = false;
      ProcessSample sample = read(tasks, nanosPerTick);
      if (!isMissingMuch || readings == MOST_READINGS) {
        return sample;
      }
    }
  }

  private ProcessSample read(@Nullable TaskRecords tasks, long nanosPerTick) {
    return withRoom(() -> tasks == null ? readEach(nanosPerTick) : readEach(tasks, nanosPerTick));
  }

  /// Something that opens files.
  private interface Opening<T> {
    T answer() throws NoDescriptor;
  }

  /// As often as it takes, with fewer and fewer descriptors kept.
  private <T> T withRoom(Opening<T> opening) {
    while (true) {
      try {
        return opening.answer();
      } catch (NoDescriptor full) {
        makeRoom();
      }
    }
  }

  /// Resident pages of a process of a sample.
  ///
  /// @param otherwise what its `stat` said
  long residentPages(SeenProcess process, long otherwise) {
    one.lock();
    try {
      // Of one that is kept no more nobody would close what is opened for it.
      int row = Arrays.binarySearch(pids, 0, size, process.pid());
      return row >= 0 && seen[row] == process
          ? reader.residentPages(process, otherwise)
          : new ProcessFiles(root, process.pid()).residentPages(otherwise);
    } finally {
      one.unlock();
    }
  }

  /// Keeps nothing any more.
  void release() {
    one.lock();
    try {
      for (int i = 0; i < size; i++) {
        forget(i);
      }
      pids = new long[0];
      seen = new SeenProcess[0];
      size = 0;
      forks = ForkCounter.NOT_COUNTED;
      counter.close();
      list.release();
      reader.release();
    } finally {
      one.unlock();
    }
  }

  private ProcessSample readEach(long nanosPerTick) throws NoDescriptor {
    var sample = new ProcessSample(size, nanosPerTick);
    int ahead = 0;
    for (int i = 0; i < size; i++) {
      if (i == ahead) {
        ProcessTable.checkInterrupted();
        ahead = reader.readAhead(seen, i, size);
      }
      readFile(i, sample, nanosPerTick);
    }
    dropGone();
    return sample;
  }

  /// The list was read after the PIDs, so whoever is not in it has ended or is never in it.
  private ProcessSample readEach(TaskRecords tasks, long nanosPerTick) throws NoDescriptor {
    ProcessTable.checkInterrupted();
    var sample = new ProcessSample(size, EXACT);
    reader.readNothingAhead();
    int row = 0;
    for (int i = 0; i < size; i++) {
      while (row < tasks.size() && tasks.pid(row) < pids[i]) {
        row++;
      }
      if (row < tasks.size() && tasks.pid(row) == pids[i]) {
        SeenProcess process = known(i, tasks, row, nanosPerTick);
        TaskLine line = process.task;
        isMissingMuch |= line.isMissingMuch(tasks, row);
        line.read(tasks, row, nanosPerTick);
        sample.add(process, line.stat(), line.usedNanos(), tasks.readNanos(row));
      } else {
        readFile(i, sample, nanosPerTick);
      }
    }
    dropGone();
    return sample;
  }

  private SeenProcess known(int i, TaskRecords tasks, int row, long nanosPerTick) {
    SeenProcess known = seen[i];
    if (known == null || !known.isOf(tasks, row, nanosPerTick)) {
      forget(i); // Another has its number now.
      known = new SeenProcess(pids[i], tasks.startNanos(row) / nanosPerTick);
      seen[i] = known;
    }
    return known;
  }

  private void readFile(int i, ProcessSample sample, long nanosPerTick) throws NoDescriptor {
    SeenProcess found = reader.read(pids[i], seen[i]);
    seen[i] = found;
    if (found != null) {
      ProcessStat stat = found.line().stat();
      // The list may have told of it before, and more exactly.
      long used = Math.max(stat.cpuTicks() * nanosPerTick, found.task.usedNanos());
      sample.add(found, stat, used, reader.nanos());
    } else if (reader.why() == Unavailable.GONE) {
      pids[i] = GONE;
      gone = true;
    } else if (reader.why() == Unavailable.PERMISSION_DENIED) {
      sample.addRefused();
    }
  }

  private void dropGone() {
    if (!gone) {
      return;
    }
    gone = false;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (pids[i] != GONE) {
        pids[kept] = pids[i];
        seen[kept++] = seen[i];
      }
    }
    size = kept;
  }

  /// @return how many there are
  private int list(boolean everyoneIsListed) throws NoDescriptor {
    long made = counter.read(reader.keeps());
    if (everyoneIsListed && made != ForkCounter.NOT_COUNTED && made == forks) {
      return size;
    }
    long[] now = pids();
    @Nullable SeenProcess[] known = new SeenProcess[now.length];
    int old = 0;
    for (int i = 0; i < now.length; i++) {
      while (old < size && pids[old] < now[i]) {
        forget(old++);
      }
      if (old < size && pids[old] == now[i]) {
        known[i] = seen[old++];
      }
    }
    while (old < size) {
      forget(old++);
    }
    pids = now;
    seen = known;
    size = now.length;
    forks = made;
    return size;
  }

  private long[] pids() throws NoDescriptor {
    try {
      return PidList.read(root, reader.keeps());
    } catch (SyscallException failed) {
      throw NoDescriptor.orSame(failed);
    }
  }

  private void forget(int row) {
    SeenProcess process = seen[row];
    if (process != null) {
      reader.forget(process);
    }
  }

  private void makeRoom() {
    if (!reader.halve()) {
      throw ProblemCode.TOO_MANY_REQUESTS.with("retryAfterSeconds", SOON);
    }
    for (int i = size - 1; i >= 0 && reader.isExceeded(); i--) {
      forget(i);
    }
  }
}
