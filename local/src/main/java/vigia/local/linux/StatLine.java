package vigia.local.linux;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigia.machine.RawPath;

/// Reads the text of `/proc/PID/stat`, proc_pid_stat(5), again and again. One that says what the
/// last one said, as that of a process that has not run since does, is only compared with it: that
/// costs a tenth of counting it out, and no new object.
final class StatLine {
  /// Of linux/sched.h.
  static final int PF_KTHREAD = 0x0020_0000;

  /// Bytes of a name, which only kernel threads use: `tcomm` of the kernel's fs/proc/array.c.
  private static final int LONGEST_COMM = 64;

  /// Fields are numbered from 1 in the manual.
  private static final int PARENT = 4;

  private static final int FLAGS = 9;
  private static final int MINOR_FAULTS = 10;
  private static final int MAJOR_FAULTS = 12;
  private static final int USER_TIME = 14;
  private static final int SYSTEM_TIME = 15;
  private static final int THREADS = 20;
  private static final int START_TIME = 22;
  private static final int RSS = 24;

  /// Room for numbers that grow by a digit.
  private static final int SPARE = 16;

  /// What was understood last, as far as it was looked at, and how long that is: to the byte after
  /// the last field, or to where a name could end.
  private byte[] text = {};

  private int length;
  private int commStart;
  private int commEnd;
  private @Nullable ProcessStat stat;

  /// Reads one. The name may hold anything but NUL, also `) R 1 `, so fields are counted from the
  /// last `)` that it can reach to.
  ///
  /// @param given must have room for one byte after the last, which is overwritten
  /// @param start where it begins there
  /// @return false when the text is cut off or is no such file; then what was read before stays
  boolean read(byte[] given, int start, int size) {
    if (length > 0
        && size >= length
        && Arrays.equals(text, 0, length, given, start, start + length)) {
      return true;
    }
    int end = start + size;
    given[end] = 0; // where every number ends at the latest
    int open = start;
    while (open < end && given[open] != '(') {
      open++;
    }
    int close = Math.min(end - 1, open + LONGEST_COMM + 1);
    while (close > open && given[close] != ')') {
      close--;
    }
    if (open < start + 2 || close <= open || close + 3 >= end || given[open - 1] != ' ') {
      return false;
    }
    long pid = pid(given, start);
    var fields = new long[RSS + 1];
    int after = pid < 0 ? -1 : readFields(given, close + 3, fields);
    if (after < 0) {
      return false;
    }
    stat = stat(pid, given, open + 1, close, fields);
    // As far as a name could have ended, too.
    int judged = Math.max(after + 1, Math.min(end, open + LONGEST_COMM + 2));
    keep(given, start, judged - start);
    commStart = open + 1 - start;
    commEnd = close - start;
    return true;
  }

  /// What was understood last.
  ProcessStat stat() {
    return Objects.requireNonNull(stat);
  }

  private ProcessStat stat(long pid, byte[] given, int nameStart, int nameEnd, long[] fields) {
    ProcessStat before = stat;
    String name =
        before != null && Arrays.equals(text, commStart, commEnd, given, nameStart, nameEnd)
            ? before.comm()
            : RawPath.display(Arrays.copyOfRange(given, nameStart, nameEnd));
    boolean isKernelThread = (fields[FLAGS] & PF_KTHREAD) != 0;
    return new ProcessStat(
        pid,
        name,
        !isKernelThread && ProcessStat.mayBeCut(nameEnd - nameStart),
        (char) given[nameEnd + 2],
        fields[PARENT],
        isKernelThread,
        fields[MINOR_FAULTS] + fields[MAJOR_FAULTS],
        fields[USER_TIME] + fields[SYSTEM_TIME],
        fields[THREADS],
        fields[START_TIME],
        Math.max(0, fields[RSS]));
  }

  private void keep(byte[] given, int start, int used) {
    if (text.length < used) {
      text = new byte[used + SPARE];
    }
    System.arraycopy(given, start, text, 0, used);
    length = used;
  }

  private static long pid(byte[] bytes, int start) {
    long value = 0;
    int at = start;
    int digit = bytes[start] - '0';
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = bytes[++at] - '0';
    }
    return at > start ? value : -1;
  }

  /// Decimal numbers, each with a space before it, some of them negative.
  ///
  /// @return where the last one ends, or -1
  private static int readFields(byte[] bytes, int start, long[] found) {
    int at = start;
    for (int field = PARENT; field <= RSS; field++) {
      if (bytes[at] == ' ') {
        at++;
      }
      boolean negative = bytes[at] == '-';
      if (negative) {
        at++;
      }
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      long value = 0;
      do {
        value = value * 10 + digit;
        digit = bytes[++at] - '0';
      } while (digit >= 0 && digit <= 9);
      found[field] = negative ? -value : value;
    }
    // A number that is followed by nothing may have been cut off in the middle.
    return bytes[at] == ' ' || bytes[at] == '\n' ? at : -1;
  }
}
