package vigia.local.listing;

import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// The CPU time of one process over an interval, or why there is none.
///
/// @param percentOfCore 0 to 100 × threads, rounded to a tenth
/// @param intervalMillis over which it was measured
public record CpuShare(Known<Double> percentOfCore, Known<Long> intervalMillis) {

  /// No interval to measure over.
  public static final CpuShare FIRST_SAMPLE = absent(Unavailable.FIRST_SAMPLE);

  public static CpuShare absent(Unavailable why) {
    return new CpuShare(Known.absent(why), Known.absent(why));
  }

  /// `used` nanoseconds of CPU in `interval` nanoseconds. A counter that fell back counts as
  /// standing still.
  public static CpuShare of(long used, long interval) {
    return new CpuShare(Known.of(percent(used, interval)), Known.of(Math.round(interval / 1e6)));
  }

  /// [#percentOfCore] of the same.
  public static double percent(long used, long interval) {
    return rounded(100.0 * Math.max(0, used) / interval, 10);
  }

  /// Between two snapshots, as [#since].
  ///
  /// @param earlier null when there is none
  public static CpuShare between(
      @Nullable CpuSnapshot earlier, long pid, long start, long used, long taken, long age) {
    return earlier == null
        ? FIRST_SAMPLE
        : since(earlier, earlier.row(pid, start), used, taken, age);
  }

  /// Of a process that may have a row in an earlier snapshot.
  ///
  /// One that is missing there is measured over its own life when that began after the earlier
  /// snapshot and has lasted for [CpuHistory#SHORTEST_NANOS]: all that it ever used, it used since.
  /// Else it is a first sample.
  ///
  /// @param row its own; negative when it is missing
  /// @param used what it has used by now, in nanoseconds
  /// @param taken when that was read, as [System#nanoTime()]
  /// @param age of one that is missing, how long it has been running, in nanoseconds; negative when
  ///   that is not known
  public static CpuShare since(CpuSnapshot earlier, int row, long used, long taken, long age) {
    if (row >= 0) {
      return of(used - earlier.usedNanos(row), taken - earlier.takenNanos(row));
    }
    boolean bornSince = age <= taken - earlier.begunNanos();
    return bornSince && age >= CpuHistory.SHORTEST_NANOS ? of(used, age) : FIRST_SAMPLE;
  }

  /// Rounded to what a 10 ms tick can mean.
  public static double rounded(double value, int parts) {
    return Math.round(value * parts) / (double) parts;
  }
}
