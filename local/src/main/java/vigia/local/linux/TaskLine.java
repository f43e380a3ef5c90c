package vigia.local.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigia.machine.RawPath;
import vigia.syscall.TaskWalk;

/// What the kernel's list says of a process, read again and again; as [StatLine], it makes nothing
/// of what it has been told before.
final class TaskLine {
  private static final int PF_WQ_WORKER = 0x20; // as the following, of linux/sched.h

  private static final int TASK_REPORT = 0x7f;
  private static final int TASK_IDLE = 0x402;
  private static final int RTLOCK_WAIT_OR_FROZEN = 0x1000 | 0x8000;

  /// By the highest bit, from none at all: `task_state_array` of the kernel's fs/proc/array.c.
  private static final String LETTERS = "RSDTtXZP";

  private long[] last = {};
  private @Nullable ProcessStat stat;
  private long usedNanos;

  /// Reads one.
  void read(TaskWalk tasks, int row, long nanosPerTick) {
    ProcessStat before = stat;
    if (before != null && tasks.isStill(row, last)) {
      return;
    }
    // Never less than before: what an ending thread used may be missing for a moment.
    usedNanos = Math.max(usedNanos, tasks.usedNanos(row));
    var now =
        new ProcessStat(
            tasks.pid(row),
            before != null && tasks.isStillNamed(row, last) ? before.comm() : name(tasks, row),
            mayBeCut(tasks, row),
            letter(tasks.state(row), tasks.exitState(row)),
            tasks.parent(row),
            (tasks.flags(row) & StatLine.PF_KTHREAD) != 0,
            tasks.faults(row),
            usedNanos / nanosPerTick,
            tasks.threads(row),
            tasks.startNanos(row) / nanosPerTick,
            tasks.residentPages(row));
    stat = now.equals(before) ? before : now;
    if (before == null) {
      last = new long[TaskWalk.WORDS];
    }
    tasks.copy(row, last);
  }

  boolean isRead() {
    return stat != null;
  }

  /// Whether it is about the process in that row.
  boolean isOf(TaskWalk tasks, int row) {
    return tasks.isStillStarted(row, last);
  }

  /// Whether a thread that has just ended is missing in that row.
  boolean fellBack(TaskWalk tasks, int row) {
    return tasks.usedNanos(row) < usedNanos;
  }

  ProcessStat stat() {
    return Objects.requireNonNull(stat);
  }

  long usedNanos() {
    return usedNanos;
  }

  private static String name(TaskWalk tasks, int row) {
    byte[] bytes = nameBytes(tasks, row);
    return RawPath.display(Arrays.copyOf(bytes, length(bytes)));
  }

  private static byte[] nameBytes(TaskWalk tasks, int row) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .order(ByteOrder.nativeOrder())
        .putLong(tasks.nameStart(row))
        .putLong(tasks.nameEnd(row))
        .array();
  }

  private static int length(byte[] name) {
    int length = 0;
    while (length < name.length && name[length] != 0) {
      length++;
    }
    return length;
  }

  /// Kernel threads have longer names elsewhere, and workers add what they work at.
  private static boolean mayBeCut(TaskWalk tasks, int row) {
    return ProcessStat.mayBeCut(length(nameBytes(tasks, row)))
        || (tasks.flags(row) & PF_WQ_WORKER) != 0;
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
