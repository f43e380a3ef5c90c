package vigia.desktop.present;

import org.jspecify.annotations.Nullable;
import vigia.machine.Problem;

/// What a screen shows of something that goes on.
///
/// @param value the latest; null before the first
/// @param problem why there is nothing newer; null while there is
/// @param sinceNanos when the value came, as [System#nanoTime()]
/// @param everySecond whether it is asked for every second, so that silence alone makes it old
public record Live<T>(
    @Nullable T value, @Nullable Problem problem, long sinceNanos, boolean everySecond) {
  private static final long LONGEST_SILENCE_MILLIS = 5_000;

  static <T> Live<T> nothing() {
    return new Live<>(null, null, System.nanoTime(), true);
  }

  /// Of something that is asked for once.
  static <T> Live<T> once() {
    return new Live<>(null, null, System.nanoTime(), false);
  }

  Live<T> now(T latest) {
    return new Live<>(latest, null, System.nanoTime(), everySecond);
  }

  Live<T> without(@Nullable Problem why) {
    return new Live<>(value, why, sinceNanos, everySecond);
  }

  public boolean isStale() {
    return value != null
        && (problem != null || (everySecond && ageMillis() > LONGEST_SILENCE_MILLIS));
  }

  public long ageMillis() {
    return (System.nanoTime() - sinceNanos) / 1_000_000;
  }
}
