package vigia.local.linux;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What `/proc/PID/stat` says, proc_pid_stat(5), in the kernel's own units; or the same from its
/// list of tasks.
///
/// @param comm field 2, at most 15 bytes for a user's process; bytes that are not UTF-8 as `\xNN`
/// @param mayBeCut whether the name may go on after that
/// @param state field 3
/// @param isKernelThread by field 9
/// @param faults fields 10 + 12: how often memory was touched that was not there
/// @param cpuTicks fields 14 + 15
/// @param startTicks field 22, since boot; with the PID it is the process's identity
/// @param rssPages field 24
record ProcessStat(
    long pid,
    String comm,
    boolean mayBeCut,
    char state,
    long parentPid,
    boolean isKernelThread,
    long faults,
    long cpuTicks,
    long threads,
    long startTicks,
    long rssPages) {

  /// TASK_COMM_LEN without its NUL: a name of this length may have been cut.
  private static final int LONGEST_COMM = 15;

  /// Whether a name of so many bytes may be what is left of a longer one.
  static boolean mayBeCut(int commBytes) {
    return commBytes == LONGEST_COMM;
  }

  /// The file's text.
  ///
  /// @return null when the text is cut off or is no such file
  static @Nullable ProcessStat parse(byte[] text) {
    var line = new StatLine();
    byte[] roomy = Arrays.copyOf(text, text.length + 1);
    return line.read(roomy, 0, text.length) ? line.stat() : null;
  }

  boolean isZombie() {
    return state == 'Z';
  }

  /// Whether both are about the same process: a PID is reused, the pair is not.
  boolean isSameProcess(ProcessStat other) {
    return pid == other.pid && startTicks == other.startTicks;
  }
}
