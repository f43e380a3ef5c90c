package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What [TaskProgram] wrote of all tasks, and what that says of each process. Rows are processes,
/// in ascending order of their numbers.
public final class TaskRecords {
  /// What is known of a process.
  public static final int WORDS = TaskProgram.PROCESS_WORDS;

  private static final int EXIT_DEAD = 0x10; // linux/sched.h

  /// The coarsest that `/proc` counts in, in nanoseconds.
  private static final long TICK = 10_000_000;

  private long[] records = new long[1 << 12];
  private int end;

  /// Where those of processes begin, when they were read, and where those of other threads begin.
  private int[] processes = new int[256];

  private long[] times = new long[256];

  /// Nanoseconds that threads of each used which were left out, as they may have been counted.
  private long[] missing = new long[256];

  private int[] threads = new int[256];
  private int size;
  private int threadCount;

  TaskRecords() {}

  void clear() {
    end = 0;
    size = 0;
    threadCount = 0;
  }

  /// Adds records, none of them cut.
  ///
  /// @param nanos when they were read, as [System#nanoTime()]
  void add(MemorySegment from, int words, long nanos) {
    if (records.length < end + words) {
      records = Arrays.copyOf(records, 2 * (end + words));
    }
    MemorySegment.copy(from, JAVA_LONG, 0, records, end, words);
    split(end, end + words, nanos);
    end += words;
  }

  /// Gives each process what its threads used, once all are there.
  void addUp() {
    for (int row = 0; row < size; row++) {
      records[processes[row] + TaskProgram.RAN] += ended(processes[row]);
    }
    for (int i = 0; i < threadCount; i++) {
      addThread(threads[i]);
    }
  }

  private void split(int from, int to, long nanos) {
    int at = from;
    while (at < to) {
      long ids = records[at + TaskProgram.IDS];
      if ((int) ids == (int) (ids >> 32)) {
        if (!isDead(at)) {
          addProcess(at, nanos);
        }
        at += TaskProgram.PROCESS_WORDS;
      } else {
        if (threadCount == threads.length) {
          threads = Arrays.copyOf(threads, 2 * threadCount);
        }
        threads[threadCount++] = at;
        at += TaskProgram.THREAD_WORDS;
      }
    }
  }

  private void addProcess(int at, long nanos) {
    if (size == processes.length) {
      processes = Arrays.copyOf(processes, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
      missing = Arrays.copyOf(missing, 2 * size);
    }
    processes[size] = at;
    missing[size] = 0;
    times[size++] = nanos;
  }

  /// Adds what a thread used to what its process used.
  ///
  /// When it ends, it is marked dead, then the kernel does the same, and then it is no more in the
  /// list. Seen before its process, it is left out if it may have ended since: if those that have
  /// used as much as it, together.
  private void addThread(int thread) {
    int row = row((int) (records[thread + TaskProgram.IDS] >> 32));
    if (row < 0 || isDead(thread)) {
      return;
    }
    int process = processes[row];
    long used = records[thread + TaskProgram.RAN];
    long endedSince = ended(process) - ended(thread);
    if (thread < process && endedSince > 0 && endedSince >= used) {
      missing[row] += used;
    } else {
      records[process + TaskProgram.RAN] += used;
      records[process + TaskProgram.FAULTS] += records[thread + TaskProgram.FAULTS];
    }
  }

  private long ended(int record) {
    return records[record + TaskProgram.ENDED];
  }

  /// Whether it is just being taken out of the list.
  private boolean isDead(int record) {
    return (records[record + TaskProgram.STATES] >> 32 & EXIT_DEAD) != 0;
  }

  /// Where a process stands, or -1.
  private int row(int pid) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = (int) records[processes[middle]];
      if (found == pid) {
        return middle;
      }
      if (found < pid) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /// Whether all is still as it was.
  ///
  /// @param before as from [#copy]
  public boolean isStill(int row, long[] before) {
    int at = processes[row];
    return Arrays.equals(records, at, at + WORDS, before, 0, WORDS);
  }

  /// Whether it is still the same process.
  ///
  /// @param before as from [#copy], of one with the same number
  public boolean isStillStarted(int row, long[] before) {
    return startNanos(row) == before[TaskProgram.START];
  }

  public boolean isStillNamed(int row, long[] before) {
    return nameStart(row) == before[TaskProgram.NAME]
        && nameEnd(row) == before[TaskProgram.NAME + 1];
  }

  /// Copies all that is known of a process, to compare it later.
  ///
  /// @param into [#WORDS] of them
  public void copy(int row, long[] into) {
    System.arraycopy(records, processes[row], into, 0, WORDS);
  }

  /// How many processes were read.
  public int size() {
    return size;
  }

  private long word(int row, int word) {
    return records[processes[row] + word];
  }

  public int pid(int row) {
    return (int) word(row, TaskProgram.IDS);
  }

  /// When it was read, as [System#nanoTime()].
  public long readNanos(int row) {
    return times[row];
  }

  /// Nanoseconds that all its threads have been on a processor, also those that have ended. If one
  /// ended at this very moment, its part may be missing this time; it is not there twice.
  public long usedNanos(int row) {
    return word(row, TaskProgram.RAN);
  }

  /// Whether much of that is missing: more than a tick, or more than was used since.
  ///
  /// @param before as from [#copy]; null for a process that was not read before
  public boolean isMissingMuch(int row, long @Nullable [] before) {
    return missing[row] > TICK || (before != null && usedNanos(row) < before[TaskProgram.RAN]);
  }

  /// Minor and major page faults of all its threads.
  public long faults(int row) {
    return word(row, TaskProgram.FAULTS);
  }

  /// PF_* of linux/sched.h.
  public int flags(int row) {
    return (int) word(row, TaskProgram.FLAGS);
  }

  /// TASK_* of linux/sched.h.
  public int state(int row) {
    return (int) word(row, TaskProgram.STATES);
  }

  /// EXIT_* of linux/sched.h.
  public int exitState(int row) {
    return (int) (word(row, TaskProgram.STATES) >> 32);
  }

  public int parent(int row) {
    return (int) word(row, TaskProgram.PARENT_AND_THREADS);
  }

  public int threads(int row) {
    return (int) (word(row, TaskProgram.PARENT_AND_THREADS) >> 32);
  }

  /// Nanoseconds from when the system was started.
  public long startNanos(int row) {
    return word(row, TaskProgram.START);
  }

  /// What the kernel counted last, without what its processors have not handed in yet.
  public long residentPages(int row) {
    long pages = 0;
    for (int kind = 0; kind < TaskProgram.KINDS_OF_PAGES; kind++) {
      pages += Math.max(0, word(row, TaskProgram.PAGES + kind));
    }
    return pages;
  }

  /// The first 8 bytes of its name, comm, in the machine's order.
  public long nameStart(int row) {
    return word(row, TaskProgram.NAME);
  }

  /// The others, of which the last is NUL.
  public long nameEnd(int row) {
    return word(row, TaskProgram.NAME + 1);
  }
}
