package vigia.local.linux;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What changes so seldom that it is not read with every sample.
final class Remembered<T> {
  private static final Duration GOOD_FOR = Duration.ofSeconds(10);

  private final Supplier<T> read;
  private volatile @Nullable Entry<T> entry;

  Remembered(Supplier<T> read) {
    this.read = read;
  }

  private record Entry<T>(T value, long nanos) {}

  /// At most ten seconds old.
  T get() {
    Entry<T> known = entry;
    if (known == null || System.nanoTime() - known.nanos > GOOD_FOR.toNanos()) {
      known = new Entry<>(read.get(), System.nanoTime());
      entry = known;
    }
    return known.value;
  }
}
