package vigia.local.linux;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vigia.machine.RawPath;

/// What `/proc/PID/stat` says, proc_pid_stat(5), in the kernel's own units.
///
/// @param comm field 2, at most 15 bytes for a user's process; bytes that are not UTF-8 as `\xNN`
/// @param commBytes how many bytes the kernel gave
/// @param state field 3
/// @param flags field 9, PF_* of the kernel's sched.h
/// @param cpuTicks fields 14 + 15
/// @param startTicks field 22, since boot; with the PID it is the process's identity
/// @param rssPages field 24
record ProcessStat(
    long pid,
    String comm,
    int commBytes,
    char state,
    long parentPid,
    long flags,
    long cpuTicks,
    long threads,
    long startTicks,
    long rssPages) {

  private static final long PF_KTHREAD = 0x0020_0000;

  /// Fields are numbered from 1 in the manual; the first after the name is 3.
  private static final int FIRST = 3;

  private static final int LAST = 24;

  /// The file's text. The name may hold anything but NUL, also `) R 1 `, so fields are counted from
  /// the last `)`.
  ///
  /// @return null when the text is cut off or is no such file
  static @Nullable ProcessStat parse(byte[] text) {
    int open = indexOf(text, '(');
    int close = lastIndexOf(text, ')');
    if (open < 2 || close < open || close + 3 >= text.length || text[open - 1] != ' ') {
      return null;
    }
    long[] fields = new long[LAST + 1];
    char state = (char) text[close + 2];
    var numbers = new Numbers(text, close + 3);
    for (int field = FIRST + 1; field <= LAST; field++) {
      if (!numbers.next()) {
        return null;
      }
      fields[field] = numbers.value();
    }
    var pid = new Numbers(text, 0);
    if (!pid.next() || !numbers.ended()) {
      return null;
    }
    byte[] comm = Arrays.copyOfRange(text, open + 1, close);
    return new ProcessStat(
        pid.value(),
        RawPath.display(comm),
        comm.length,
        state,
        fields[4],
        fields[9],
        fields[14] + fields[15],
        fields[20],
        fields[22],
        Math.max(0, fields[24]));
  }

  boolean isKernelThread() {
    return (flags & PF_KTHREAD) != 0;
  }

  boolean isZombie() {
    return state == 'Z';
  }

  /// Whether both are about the same process: a PID is reused, the pair is not.
  boolean isSameProcess(ProcessStat other) {
    return pid == other.pid && startTicks == other.startTicks;
  }

  private static int indexOf(byte[] text, char wanted) {
    for (int i = 0; i < text.length; i++) {
      if (text[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int lastIndexOf(byte[] text, char wanted) {
    int i = text.length - 1;
    while (i >= 0 && text[i] != wanted) {
      i--;
    }
    return i;
  }

  /// Decimal numbers separated by single spaces, some of them negative.
  private static final class Numbers {
    private final byte[] text;
    private int at;
    private long value;

    Numbers(byte[] text, int from) {
      this.text = text;
      this.at = from;
    }

    long value() {
      return value;
    }

    /// A number that is followed by nothing may have been cut off in the middle.
    boolean ended() {
      return at < text.length && (text[at] == ' ' || text[at] == '\n');
    }

    boolean next() {
      if (at < text.length && text[at] == ' ') {
        at++;
      }
      boolean negative = at < text.length && text[at] == '-';
      if (negative) {
        at++;
      }
      int first = at;
      value = 0;
      while (at < text.length && text[at] >= '0' && text[at] <= '9') {
        value = value * 10 + (text[at] - '0');
        at++;
      }
      value = negative ? -value : value;
      return at > first;
    }
  }
}
