package vigia.local.listing;

import java.util.Arrays;

/// How much CPU time each process had used at one moment. Columns instead of objects: it stays in
/// memory until the next question.
public final class CpuSnapshot {
  private final long unitNanos;
  private long[] pids;
  private long[] starts;
  private long[] usedNanos;
  private long[] takenNanos;
  private int size;
  private long begun = Long.MAX_VALUE;
  private long ended = Long.MIN_VALUE;

  /// @param expected how many processes
  /// @param unitNanos what their times were counted in
  public CpuSnapshot(int expected, long unitNanos) {
    this.unitNanos = unitNanos;
    pids = new long[expected];
    starts = new long[expected];
    usedNanos = new long[expected];
    takenNanos = new long[expected];
  }

  /// Adds a process. They must come in ascending order of PID.
  ///
  /// @param start tells processes apart that had the same PID, in any unit
  /// @param used user and system time, in nanoseconds
  /// @param taken when it was read, as [System#nanoTime()]
  public void add(long pid, long start, long used, long taken) {
    if (size > 0 && pids[size - 1] >= pid) {
      throw new IllegalArgumentException(pid + " after " + pids[size - 1]);
    }
    if (size == pids.length) {
      int more = size + size / 2 + 16;
      pids = Arrays.copyOf(pids, more);
      starts = Arrays.copyOf(starts, more);
      usedNanos = Arrays.copyOf(usedNanos, more);
      takenNanos = Arrays.copyOf(takenNanos, more);
    }
    pids[size] = pid;
    starts[size] = start;
    usedNanos[size] = used;
    takenNanos[size] = taken;
    begun = Math.min(begun, taken);
    ended = Math.max(ended, taken);
    size++;
  }

  /// What times were counted in, in nanoseconds. Between two snapshots that do not have the same,
  /// what was rounded off in one would look like time that was used.
  public long unitNanos() {
    return unitNanos;
  }

  /// When the first process was read; a snapshot is never empty when it is asked this.
  public long begunNanos() {
    return begun;
  }

  /// When the last process was read.
  public long endedNanos() {
    return ended;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /// The process's row, or -1 when it was not there.
  public int row(long pid, long start) {
    int row = Arrays.binarySearch(pids, 0, size, pid);
    return row >= 0 && starts[row] == start ? row : -1;
  }

  /// The first row at or after `from` whose PID is not below that one; [#size()] when there is
  /// none. For whoever goes through another snapshot in its order.
  public int seek(int from, long pid) {
    int row = from;
    while (row < size && pids[row] < pid) {
      row++;
    }
    return row;
  }

  /// Whether that row is about that process.
  public boolean isAt(int row, long pid, long start) {
    return row < size && pids[row] == pid && starts[row] == start;
  }

  public int size() {
    return size;
  }

  public long pid(int row) {
    return pids[row];
  }

  /// As it was given to [#add].
  public long start(int row) {
    return starts[row];
  }

  public long usedNanos(int row) {
    return usedNanos[row];
  }

  public long takenNanos(int row) {
    return takenNanos[row];
  }
}
