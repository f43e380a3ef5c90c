package vigia.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigia.machine.Load;
import vigia.machine.Unavailable;

class SnapshotTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /// Any reader with rates.
  private record Counter() implements ProbeReader<Integer, Load> {
    @Override
    public Class<Load> type() {
      return Load.class;
    }

    @Override
    public Known<Integer> sample() {
      return Known.of(1);
    }

    @Override
    public Load figures(Integer now, @Nullable Since<Integer> since) {
      return new Load(null, null, null, Map.of());
    }

    @Override
    public boolean hasRates() {
      return true;
    }
  }

  private static final Counter COUNTER = new Counter();

  private static Snapshot at(double seconds, double wallSeconds) {
    long nanos = Math.round(seconds * SECOND);
    Instant wall = START.plusNanos(Math.round(wallSeconds * SECOND));
    return new Snapshot(wall, nanos, Map.of(COUNTER, new Taken<>(Known.of(7), wall, nanos, 0)));
  }

  @Test
  void anEarlierSampleIsAsOldAsTheMonotonicClockSays() {
    assertThat(at(3, 3).since(COUNTER, at(1, 1.01))).isEqualTo(new Since<>(7, 2 * SECOND));
    assertThat(at(3, 3).since(COUNTER, null)).isNull();
    assertThat(at(3, 3).since(COUNTER, at(3, 3))).isNull();
  }

  @Test
  void suspendAndAClockThatWasSetBeginAnew() {
    assertThat(at(3, 3600).since(COUNTER, at(1, 1))).isNull();
    assertThat(at(3, -50).since(COUNTER, at(1, 1))).isNull();
  }

  @Test
  void aFailedSampleIsNoBeginning() {
    var failed =
        new Snapshot(
            START,
            SECOND,
            Map.of(
                COUNTER,
                new Taken<>(Known.absent(Unavailable.STUCK), START.plusSeconds(1), SECOND, 0)));
    assertThat(at(3, 3).since(COUNTER, failed)).isNull();
  }

  @Test
  void theRingGivesTheNewestThatIsOldEnough() {
    var ring = new Ring(Duration.ofMillis(500), Duration.ofSeconds(2));
    assertThat(ring.before(at(1, 1))).isNull();
    ring.add(at(1, 1));
    ring.add(at(1.4, 1.4));
    ring.add(at(1.8, 1.8));
    assertThat(nanos(ring.before(at(2, 2)))).isEqualTo(14 * SECOND / 10);
    assertThat(nanos(ring.before(at(2.5, 2.5)))).isEqualTo(18 * SECOND / 10);
    assertThat(ring.before(at(1.45, 1.45))).isNull();
    assertThat(ring.before(at(4, 4))).isNull();
  }

  @Test
  void whoSamplesOftenLeavesOthersAnEarlierSample() {
    var ring = new Ring(Duration.ofMillis(500), Duration.ofSeconds(2));
    for (int i = 0; i < 1_000; i++) {
      ring.add(at(1 + i * 0.01, 1 + i * 0.01));
    }
    Snapshot now = at(11, 11);
    assertThat(now.nanos() - nanos(ring.before(now))).isBetween(SECOND / 2, SECOND);
  }

  private static long nanos(@Nullable Snapshot snapshot) {
    assertThat(snapshot).isNotNull();
    return snapshot.nanos();
  }
}
