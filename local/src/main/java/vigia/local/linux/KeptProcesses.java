package vigia.local.linux;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.local.linux.StatReader.NoDescriptor;
import vigia.local.listing.ProcessTable;
import vigia.machine.ProblemCode;
import vigia.machine.Unavailable;

/// All processes, kept from one question to the next: who they are and the descriptors through
/// which they are read again. The list of PIDs is read only when a process may be new; one that has
/// ended says so itself when it is read.
final class KeptProcesses {
  private static final String SOON = "1";

  /// In place of the PID of a process that has ended.
  private static final long GONE = 0;

  private final HostRoot root;
  private final StatReader reader;
  private final ReentrantLock one = new ReentrantLock();

  private final ForkCounter counter;

  /// As counted before they were listed.
  private long forks = ForkCounter.NOT_COUNTED;

  /// Ascending but for those that are [#GONE].
  private long[] pids = {};

  /// Of the same numbers; null while one could not be read.
  private @Nullable SeenProcess[] seen = {};

  private int size;

  KeptProcesses(HostRoot root, StatReader reader) {
    this.root = root;
    this.reader = reader;
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
      list(everyoneIsListed);
      while (true) {
        try {
          return readEach(nanosPerTick);
        } catch (NoDescriptor full) {
          makeRoom();
        }
      }
    } finally {
      one.unlock();
    }
  }

  /// Resident pages of a process of a sample.
  ///
  /// @param otherwise what its `stat` said
  long residentPages(SeenProcess process, long otherwise) {
    one.lock();
    try {
      return reader.residentPages(process, otherwise);
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
    } finally {
      one.unlock();
    }
  }

  private ProcessSample readEach(long nanosPerTick) throws NoDescriptor {
    var sample = new ProcessSample(size);
    int ahead = 0;
    boolean gone = false;
    for (int i = 0; i < size; i++) {
      if (i == ahead) {
        ProcessTable.checkInterrupted();
        ahead = reader.readAhead(seen, i, size);
      }
      SeenProcess found = reader.read(pids[i], seen[i]);
      seen[i] = found;
      if (found != null) {
        sample.add(found, nanosPerTick, reader.nanos());
      } else if (reader.why() == Unavailable.GONE) {
        pids[i] = GONE;
        gone = true;
      } else if (reader.why() == Unavailable.PERMISSION_DENIED) {
        sample.addRefused();
      }
    }
    if (gone) {
      dropGone();
    }
    return sample;
  }

  private void dropGone() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (pids[i] != GONE) {
        pids[kept] = pids[i];
        seen[kept++] = seen[i];
      }
    }
    size = kept;
  }

  private void list(boolean everyoneIsListed) {
    long made = counter.read(reader.keeps());
    if (everyoneIsListed && made != ForkCounter.NOT_COUNTED && made == forks) {
      return;
    }
    long[] now = PidList.read(root, reader.keeps());
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
