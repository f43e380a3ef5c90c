package vigia.local;

import vigia.machine.Unavailable;

/// Time that all online CPUs together have spent in each way, in any unit: ticks of 10 ms on Linux.
/// Time of guests is inside `user` and `nice`.
public record CpuTimes(
    long user, long nice, long system, long idle, long iowait, long irq, long softirq, long steal) {

  /// Time that was not idle since `earlier`, in percent of all cores' time. iowait is idle time and
  /// may fall; steal is time another guest had and not idle. A part that went backwards (or was
  /// reset when a CPU went offline) counts as having stood still.
  ///
  /// @return absent when no tick has passed
  public Known<Double> busySince(CpuTimes earlier) {
    double idleTime = step(earlier.idle, idle) + step(earlier.iowait, iowait);
    double busyTime =
        step(earlier.user, user)
            + step(earlier.nice, nice)
            + step(earlier.system, system)
            + step(earlier.irq, irq)
            + step(earlier.softirq, softirq)
            + step(earlier.steal, steal);
    double all = idleTime + busyTime;
    return Percent.of(busyTime, all, Unavailable.UNKNOWN);
  }

  private static double step(long before, long now) {
    return Math.max(0, now - before);
  }
}
