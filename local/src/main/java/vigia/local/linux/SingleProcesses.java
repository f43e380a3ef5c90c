package vigia.local.linux;

import java.util.LinkedHashMap;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.linux.StatReader.NoDescriptor;
import vigia.local.listing.CpuHistory;
import vigia.local.listing.CpuSnapshot;
import vigia.machine.ProblemCode;
import vigia.machine.Unavailable;

/// Processes that were asked for one by one, the last of them kept for the next question.
final class SingleProcesses {
  private static final int MOST = 64;

  private static final String SOON = "1";

  private final HostRoot root;
  private final StatReader reader;
  private final LinkedHashMap<Long, Single> kept = new LinkedHashMap<>(16, 0.75f, true);

  SingleProcesses(HostRoot root, StatReader reader) {
    this.root = root;
    this.reader = reader;
  }

  /// What a process's `stat` says.
  ///
  /// @param taken when it was read: what is asked after it takes its time, above all the first
  ///   time, and would make the interval too short
  /// @param history what it had used before
  record Single(SeenProcess seen, ProcessStat stat, long taken, CpuHistory history) {
    CpuSnapshot snapshot(ProcessScale scale) {
      var snapshot = new CpuSnapshot(1, scale.nanos(1));
      snapshot.add(stat.pid(), stat.startTicks(), scale.nanos(stat.cpuTicks()), taken);
      return snapshot;
    }
  }

  /// The process that has this number now. A thread is none: `/proc/TID` opens for each, although
  /// only processes are listed.
  synchronized Known<Single> read(long pid) {
    Single known = kept.get(pid);
    try {
      reader.beginRound();
      SeenProcess seen = reader.read(pid, known == null ? null : known.seen());
      long taken = System.nanoTime();
      if (seen == null) {
        drop(pid);
        return Known.absent(reader.why());
      }
      ProcessStat stat = seen.line().stat();
      CpuHistory history = known != null && seen == known.seen() ? known.history() : null;
      if (history == null && isThread(pid)) {
        reader.forget(seen);
        return Known.absent(Unavailable.GONE);
      }
      var now = new Single(seen, stat, taken, history == null ? new CpuHistory() : history);
      kept.put(pid, now);
      dropEldest();
      return Known.of(now);
    } catch (NoDescriptor full) {
      release();
      throw ProblemCode.TOO_MANY_REQUESTS.with("retryAfterSeconds", SOON);
    }
  }

  synchronized long residentPages(SeenProcess seen, long otherwise) {
    Single known = kept.get(seen.pid());
    return known != null && known.seen() == seen
        ? reader.residentPages(seen, otherwise)
        : new ProcessFiles(root, seen.pid()).residentPages(otherwise);
  }

  /// Keeps nothing any more.
  synchronized void release() {
    kept.values().forEach(single -> reader.forget(single.seen()));
    kept.clear();
  }

  private boolean isThread(long pid) {
    return new ProcessFiles(root, pid).threadGroup() instanceof Known.Value<Long>(Long group)
        && group != pid;
  }

  private void dropEldest() {
    if (kept.size() > MOST) {
      drop(kept.firstEntry().getKey());
    }
  }

  private void drop(long pid) {
    Single dropped = kept.remove(pid);
    if (dropped != null) {
      reader.forget(dropped.seen());
    }
  }
}
