package vigia.local;

import org.jspecify.annotations.Nullable;
import vigia.machine.Unavailable;

/// How the counters of one row (a disk, an interface, a core) went on since an earlier sample.
///
/// A counter that went backwards wrapped or was reset, and a row that is new has no earlier count:
/// both are [Unavailable#FIRST_SAMPLE] until the next sample.
public final class Change {
  private final long @Nullable [] before;
  private final long[] now;
  private final double seconds;

  /// @param before null when there is no earlier sample of the row
  /// @param seconds between the two
  public Change(long @Nullable [] before, long[] now, double seconds) {
    this.before = before;
    this.now = now;
    this.seconds = seconds;
  }

  /// What the counter is now.
  public long now(int column) {
    return now[column];
  }

  /// How much more it is.
  public Known<Long> of(int column) {
    long[] earlier = before;
    if (earlier == null || now[column] < earlier[column]) {
      return Known.absent(Unavailable.FIRST_SAMPLE);
    }
    return Known.of(now[column] - earlier[column]);
  }

  /// The sum of both.
  public Known<Long> of(int column, int other) {
    return of(column).then(one -> of(other).then(two -> Known.of(one + two)));
  }

  /// To one digit after the point.
  public Known<Double> perSecond(int column) {
    return of(column).then(more -> Known.of(Math.round(10 * more / seconds) / 10.0));
  }

  /// Of a counter in units of so many bytes, to the whole byte.
  public Known<Double> bytesPerSecond(int column, long unit) {
    return of(column).then(more -> Known.of((double) Math.round(more * unit / seconds)));
  }

  /// Of a counter of milliseconds: which part of the interval passed in them. The kernel's clock
  /// and ours are not the same, so it is at most the whole.
  public Known<Double> percentOfTime(int column) {
    return of(column)
        .then(millis ->
            Percent.of(
                Math.min((double) millis, 1e3 * seconds), 1e3 * seconds, Unavailable.UNKNOWN));
  }
}
