package vigia.local.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigia.machine.RawPath;
import vigia.syscall.TaskRecords;

/// What the kernel's list says of a process, read again and again; as [StatLine], it makes nothing
/// of what it has been told before.
final class TaskLine {
  private static final int PF_WQ_WORKER = 0x20; // as the following, of linux/sched.h

  private static final int TASK_REPORT = 0x7f;
  private static final int TASK_IDLE = 0x402;
  private static final int RTLOCK_WAIT_OR_FROZEN = 0x1000 | 0x8000;

  /// By the highest bit, from none at all: `task_state_array` of the kernel's fs/proc/array.c.
  private static final String LETTERS = "RSDTtXZP";

  private static final byte[] NOTHING = {};

  private long[] last = {};
  private @Nullable ProcessStat stat;
  private long usedNanos;

  /// Reads one.
  void read(TaskRecords tasks, int row, long nanosPerTick) {
    ProcessStat before = stat;
    if (before != null && tasks.isStill(row, last)) {
      return;
    }
    // Never less than before: what an ending thread used may be missing for a moment.
    usedNanos = Math.max(usedNanos, tasks.usedNanos(row));
    ProcessStat named = before != null && tasks.isStillNamed(row, last) ? before : null;
    boolean isKernelThread = (tasks.flags(row) & StatLine.PF_KTHREAD) != 0;
    boolean isWorker = (tasks.flags(row) & PF_WQ_WORKER) != 0;
    byte[] name = named == null ? name(tasks, row) : NOTHING;
    var now =
        new ProcessStat(
            tasks.pid(row),
            named == null ? RawPath.display(name) : named.comm(),
            isWorker || (named == null ? ProcessStat.mayBeCut(name.length) : named.mayBeCut()),
            letter(tasks.state(row), tasks.exitState(row)),
            tasks.parent(row),
            isKernelThread,
            tasks.faults(row),
            usedNanos / nanosPerTick,
            tasks.threads(row),
            tasks.startNanos(row) / nanosPerTick,
            // One may work with another's memory for a while, which is not its own.
            isKernelThread ? 0 : tasks.residentPages(row));
    stat = now.equals(before) ? before : now;
    if (before == null) {
      last = new long[TaskRecords.WORDS];
    }
    tasks.copy(row, last);
  }

  boolean isRead() {
    return stat != null;
  }

  /// Whether it is about the process in that row.
  boolean isOf(TaskRecords tasks, int row) {
    return tasks.isStillStarted(row, last);
  }

  /// Whether a thread that has just ended is missing in that row.
  boolean isMissingMuch(TaskRecords tasks, int row) {
    return tasks.isMissingMuch(row, isRead() ? last : null);
  }

  ProcessStat stat() {
    return Objects.requireNonNull(stat);
  }

  long usedNanos() {
    return usedNanos;
  }

  /// Kernel threads have longer names elsewhere, and workers add what they work at.
  private static byte[] name(TaskRecords tasks, int row) {
    byte[] bytes =
        ByteBuffer.allocate(2 * Long.BYTES)
            .order(ByteOrder.nativeOrder())
            .putLong(tasks.nameStart(row))
            .putLong(tasks.nameEnd(row))
            .array();
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return Arrays.copyOf(bytes, length);
  }

  /// `__task_state_index` of linux/sched.h.
  static char letter(int state, int exitState) {
    if ((state & RTLOCK_WAIT_OR_FROZEN) != 0) {
      return 'D';
    }
    if ((state & TASK_IDLE) == TASK_IDLE) {
      return 'I';
    }
    int shown = (state | exitState) & TASK_REPORT;
    return LETTERS.charAt(Integer.SIZE - Integer.numberOfLeadingZeros(shown));
  }
}
