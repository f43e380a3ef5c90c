package vigia.local.linux;

import java.util.Arrays;

/// Reads the text of `/proc/PID/stat`, proc_pid_stat(5), one after the other, without making an
/// object of any.
final class StatLine {
  private static final int PF_KTHREAD = 0x0020_0000;

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

  private final long[] fields = new long[RSS + 1];
  private byte[] text = {};
  private int commStart;
  private int commEnd;
  private long pid;
  private char state;

  /// Reads one. The name may hold anything but NUL, also `) R 1 `, so fields are counted from the
  /// last `)` that it can reach to.
  ///
  /// @param given kept until the next one is read; must have room for one byte after the last,
  ///   which is overwritten
  /// @param start where it begins there
  /// @return false when the text is cut off or is no such file
  boolean read(byte[] given, int start, int length) {
    int end = start + length;
    text = given;
    text[end] = 0; // where every number ends at the latest
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
    commStart = open + 1;
    commEnd = close;
    state = (char) given[close + 2];
    return readPid(start) && readFields(close + 3);
  }

  private boolean readPid(int start) {
    long value = 0;
    int at = start;
    int digit = text[start] - '0';
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = text[++at] - '0';
    }
    pid = value;
    return at > start;
  }

  /// Decimal numbers, each with a space before it, some of them negative. The two loops are most of
  /// what a table costs beside the kernel's part.
  private boolean readFields(int start) {
    byte[] bytes = text;
    long[] found = fields;
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
        return false;
      }
      long value = 0;
      do {
        value = value * 10 + digit;
        digit = bytes[++at] - '0';
      } while (digit >= 0 && digit <= 9);
      found[field] = negative ? -value : value;
    }
    // A number that is followed by nothing may have been cut off in the middle.
    return bytes[at] == ' ' || bytes[at] == '\n';
  }

  long pid() {
    return pid;
  }

  /// Field 2.
  byte[] comm() {
    return Arrays.copyOfRange(text, commStart, commEnd);
  }

  boolean hasComm(byte[] comm) {
    return Arrays.equals(comm, 0, comm.length, text, commStart, commEnd);
  }

  /// Field 3.
  char state() {
    return state;
  }

  /// Field 4.
  long parentPid() {
    return fields[PARENT];
  }

  /// Of field 9, PF_* of the kernel's sched.h.
  boolean isKernelThread() {
    return (fields[FLAGS] & PF_KTHREAD) != 0;
  }

  /// Fields 10 + 12: how often memory was touched that was not there.
  long faults() {
    return fields[MINOR_FAULTS] + fields[MAJOR_FAULTS];
  }

  /// Fields 14 + 15.
  long cpuTicks() {
    return fields[USER_TIME] + fields[SYSTEM_TIME];
  }

  /// Field 20.
  long threads() {
    return fields[THREADS];
  }

  /// Field 22, since boot.
  long startTicks() {
    return fields[START_TIME];
  }

  /// Field 24.
  long rssPages() {
    return Math.max(0, fields[RSS]);
  }
}
