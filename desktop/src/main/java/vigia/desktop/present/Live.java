package vigia.desktop.present;

import org.jspecify.annotations.Nullable;
import vigia.machine.Problem;

/// What a screen shows of something that goes on.
///
/// @param value the latest; null before the first
/// @param problem why there is nothing newer; null while there is
/// @param sinceNanos when the value came, as [System#nanoTime()]
public record Live<T>(@Nullable T value, @Nullable Problem problem, long sinceNanos) {
  static <T> Live<T> nothing() {
    return new Live<>(null, null, System.nanoTime());
  }

  Live<T> now(T latest) {
    return new Live<>(latest, null, System.nanoTime());
  }

  Live<T> without(Problem why) {
    return new Live<>(value, why, sinceNanos);
  }

  public boolean isStale() {
    return value != null && problem != null;
  }

  public long ageMillis() {
    return (System.nanoTime() - sinceNanos) / 1_000_000;
  }
}
