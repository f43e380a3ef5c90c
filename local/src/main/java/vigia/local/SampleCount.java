package vigia.local;

import java.util.concurrent.atomic.AtomicLong;

/// How many samples were taken since the machine was opened: nobody watches and nobody asks, none
/// are.
public final class SampleCount {
  private final AtomicLong begun = new AtomicLong();

  public SampleCount() {}

  void begin() {
    begun.incrementAndGet();
  }

  long taken() {
    return begun.get();
  }

  /// Without the one that is being taken, as a probe sees it.
  public long before() {
    return Math.max(0, begun.get() - 1);
  }
}
