package vigia.local;

import vigia.machine.Unavailable;

/// Time that a core, or all online cores together, have spent in each way, in any unit: ticks of 10
/// ms on Linux. Time of guests is inside `user` and `nice`.
public record CpuTimes(
    long user, long nice, long system, long idle, long iowait, long irq, long softirq, long steal) {

  /// Time that was not idle since `earlier`, in percent of all time.
  ///
  /// @return absent when no tick has passed
  public Known<Double> busySince(CpuTimes earlier) {
    CpuTimes spent = since(earlier);
    return spent.percent(spent.busy());
  }

  /// What was spent since then. A part that went backwards (iowait may fall, others are reset when
  /// a core goes offline) counts as having stood still.
  public CpuTimes since(CpuTimes earlier) {
    return new CpuTimes(
        step(earlier.user, user),
        step(earlier.nice, nice),
        step(earlier.system, system),
        step(earlier.idle, idle),
        step(earlier.iowait, iowait),
        step(earlier.irq, irq),
        step(earlier.softirq, softirq),
        step(earlier.steal, steal));
  }

  private static long step(long before, long now) {
    return Math.max(0, now - before);
  }

  /// iowait is idle time; steal is time another guest had and not idle.
  public long busy() {
    return user + nice + system + irq + softirq + steal;
  }

  /// Of all of this time.
  ///
  /// @return absent when there is none
  public Known<Double> percent(long part) {
    return Percent.of((double) part, (double) (busy() + idle + iowait), Unavailable.UNKNOWN);
  }
}
