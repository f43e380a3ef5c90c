package vigia.local.linux;

import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigia.local.HostRoot;
import vigia.local.Known;

/// How many descriptors may be kept, so that enough are left for connections and for files that are
/// opened only for a moment. One thread at a time.
final class DescriptorBudget {
  /// More than these nobody else needs.
  private static final int LEFT_TO_OTHERS = 4_096;

  private static final int UNKNOWN_LIMIT = 1_024;

  private static final Pattern OPEN_FILES =
      Pattern.compile("^Max open files +(\\d{1,9}|unlimited) ", Pattern.MULTILINE);

  private final IntSupplier allowed;
  private int most = -1;
  private int stats;
  private int statms;

  /// @param allowed how many; asked for with the first
  DescriptorBudget(IntSupplier allowed) {
    this.allowed = allowed;
  }

  /// Half of this process's limit, RLIMIT_NOFILE, and of a big one all but what others need. The
  /// JVM has raised its soft limit to the hard one when it started.
  static int ofTable() {
    int limit = limit();
    return Math.max(limit / 2, limit - LEFT_TO_OTHERS);
  }

  /// An eighth of the limit.
  static int ofSingles() {
    return limit() / 8;
  }

  private static int limit() {
    return new HostFiles(HostRoot.THIS).text("proc/self/limits")
            instanceof Known.Value<String>(String limits)
        ? limit(limits)
        : UNKNOWN_LIMIT;
  }

  /// The soft limit of `Max open files` in proc_pid_limits(5).
  static int limit(String limits) {
    Matcher found = OPEN_FILES.matcher(limits);
    if (!found.find()) {
      return UNKNOWN_LIMIT;
    }
    return found.group(1).equals("unlimited")
        ? Integer.MAX_VALUE
        : Integer.parseInt(found.group(1));
  }

  boolean takeStat() {
    boolean free = stats + statms < most();
    stats += free ? 1 : 0;
    return free;
  }

  /// At most a quarter of all: every process has a `stat` to be kept, few are looked at.
  boolean takeStatm() {
    boolean free = stats + statms < most() && statms < most() / 4;
    statms += free ? 1 : 0;
    return free;
  }

  void giveBackStat() {
    stats--;
  }

  void giveBackStatm() {
    statms--;
  }

  /// How many are kept.
  int taken() {
    return stats + statms;
  }

  /// Allows only half of those that are kept.
  ///
  /// @return false when there are none
  boolean halve() {
    boolean any = taken() > 0;
    most = taken() / 2;
    return any;
  }

  /// Asks anew how many are allowed, once none is kept.
  void renew() {
    most = -1;
  }

  /// Whether more are kept than are allowed.
  boolean isExceeded() {
    return taken() > most();
  }

  private int most() {
    if (most < 0) {
      most = allowed.getAsInt();
    }
    return most;
  }
}
