package vigia.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigia.machine.Load;
import vigia.machine.Unavailable;

class RingTest {
  private static final long SECOND = 1_000_000_000L;

  private final Counter one = new Counter();
  private final Counter other = new Counter();
  private final Ring ring = new Ring(Duration.ofMillis(500), Duration.ofSeconds(10));

  /// Something that has rates.
  private static final class Counter implements ProbeReader<Long, Load> {
    @Override
    public Class<Load> type() {
      return Load.class;
    }

    @Override
    public Known<Long> sample() {
      return Known.absent(Unavailable.UNKNOWN);
    }

    @Override
    public Load figures(Long now, @Nullable Since<Long> since) {
      return new Load(null, null, null, Map.of());
    }

    @Override
    public boolean hasRates() {
      return true;
    }
  }

  private static Snapshot at(long nanos, Counter... counters) {
    var taken = new HashMap<ProbeReader<?, ?>, Taken<?>>();
    Instant at = Instant.EPOCH.plusNanos(nanos);
    for (Counter counter : counters) {
      taken.put(counter, new Taken<>(Known.of(nanos), at, nanos, 0));
    }
    return new Snapshot(at, nanos, taken);
  }

  @Test
  void whatHasAllThatIsAskedForIsPreferred() {
    ring.add(at(SECOND, one, other));
    ring.add(at(2 * SECOND, one));
    assertThat(ring.before(at(3 * SECOND, one, other))).isNotNull();
    assertThat(ring.before(at(3 * SECOND, one, other)).nanos()).isEqualTo(SECOND);
  }

  /// Somebody begins to look at more: who looked before keeps what was measured for him.
  @Test
  void whereNoneHasAllTheNewestServesWhatItHas() {
    ring.add(at(SECOND, one));
    ring.add(at(2 * SECOND, one));
    Snapshot now = at(3 * SECOND, one, other);
    Snapshot before = ring.before(now);
    assertThat(before).isNotNull();
    assertThat(before.nanos()).isEqualTo(2 * SECOND);
    assertThat(now.since(one, before)).isNotNull();
    assertThat(now.since(other, before)).isNull();
  }

  @Test
  void whatIsTooRecentOrTooOldIsNoStart() {
    ring.add(at(SECOND, one));
    assertThat(ring.before(at(SECOND + SECOND / 4, one))).isNull();
    assertThat(ring.before(at(12 * SECOND, one))).isNull();
  }
}
