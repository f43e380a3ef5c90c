package vigia.local;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A probe without rates: the sample is the record.
public record Gauge<R extends Record>(Class<R> type, Supplier<Known<R>> read)
    implements ProbeReader<R, R> {
  @Override
  public Known<R> sample() {
    return read.get();
  }

  @Override
  public R figures(R now, @Nullable Since<R> since) {
    return now;
  }

  @Override
  public boolean hasRates() {
    return false;
  }
}
