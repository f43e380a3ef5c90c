package vigia.local.linux;

import vigia.local.Known;
import vigia.machine.Unavailable;

/// The line `cpu` of `/proc/stat`, proc_stat(5), in ticks of 10 ms (USER_HZ), summed over the
/// online CPUs. guest is already inside user and guest_nice inside nice, so neither is read.
record CpuTimes(
    long user, long nice, long system, long idle, long iowait, long irq, long softirq, long steal) {
  private static final int LEAST_COLUMNS = 4;
  private static final int COLUMNS = 8;

  static Known<CpuTimes> parse(String stat) {
    if (!stat.startsWith("cpu ")) {
      return Known.absent(Unavailable.UNREADABLE);
    }
    int end = stat.indexOf('\n');
    if (end < 0) {
      return Known.absent(Unavailable.UNREADABLE);
    }
    String[] words = stat.substring(4, end).strip().split(" +", -1);
    if (words.length < LEAST_COLUMNS) {
      return Known.absent(Unavailable.UNREADABLE);
    }
    var ticks = new long[COLUMNS]; // older kernels have fewer: those columns stay 0
    for (int i = 0; i < Math.min(COLUMNS, words.length); i++) {
      if (!(Numbers.parse(words[i]) instanceof Known.Value(Long value))) {
        return Known.absent(Unavailable.UNREADABLE);
      }
      ticks[i] = value;
    }
    return Known.of(
        new CpuTimes(
            ticks[0], ticks[1], ticks[2], ticks[3], ticks[4], ticks[5], ticks[6], ticks[7]));
  }

  /// Time that was not idle since `earlier`, in percent of all cores' time. iowait is idle time and
  /// may fall; steal is time another guest had and not idle. A part that went backwards (or was
  /// reset when a CPU went offline) counts as having stood still.
  ///
  /// @return absent when no tick has passed
  Known<Double> busySince(CpuTimes earlier) {
    double idleTime = step(earlier.idle, idle) + step(earlier.iowait, iowait);
    double busyTime =
        step(earlier.user, user)
            + step(earlier.nice, nice)
            + step(earlier.system, system)
            + step(earlier.irq, irq)
            + step(earlier.softirq, softirq)
            + step(earlier.steal, steal);
    double all = idleTime + busyTime;
    return all == 0
        ? Known.absent(Unavailable.UNKNOWN)
        : Known.of(Numbers.toTenths(100 * busyTime / all));
  }

  private static double step(long before, long now) {
    return Math.max(0, now - before);
  }
}
