package vigia.local.listing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vigia.machine.ProblemCode;

/// The snapshots that the next question may measure from.
///
/// Two are enough. They are at least [#SHORTEST_NANOS] apart, so whenever the newer one is still
/// too young, the older one is not; and askers who come faster than that share one interval instead
/// of spoiling each other's.
public final class CpuHistory {
  /// A tick is 10 ms: a shorter interval is noise.
  public static final long SHORTEST_NANOS = 500_000_000L;

  /// An average over longer than this says little about now.
  public static final long LONGEST_NANOS = 5_000_000_000L;

  private @Nullable CpuSnapshot older;
  private @Nullable CpuSnapshot newer;

  /// The newest snapshot that is old enough at `now` and not too old, or null.
  public synchronized @Nullable CpuSnapshot before(long now) {
    if (fits(newer, now)) {
      return newer;
    }
    return fits(older, now) ? older : null;
  }

  /// Offers a snapshot to later questions. One that counts in another unit is the first of its own.
  public synchronized void add(CpuSnapshot snapshot) {
    if (snapshot.isEmpty()) {
      return;
    }
    if (newer != null && newer.unitNanos() != snapshot.unitNanos()) {
      newer = null;
    }
    if (newer != null && snapshot.begunNanos() - newer.endedNanos() < SHORTEST_NANOS) {
      return;
    }
    older = newer;
    newer = snapshot;
  }

  /// Forgets all.
  public synchronized void clear() {
    older = null;
    newer = null;
  }

  /// Waits for an interval that is long enough to say something.
  ///
  /// @param what named in the problem
  /// @throws vigia.machine.ProblemException when this thread is interrupted meanwhile
  public static void awaitInterval(String what) {
    try {
      Thread.sleep(Duration.ofNanos(SHORTEST_NANOS));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw ProblemCode.TIMED_OUT.with("what", what);
    }
  }

  private static boolean fits(@Nullable CpuSnapshot snapshot, long now) {
    if (snapshot == null) {
      return false;
    }
    long age = now - snapshot.endedNanos();
    return age >= SHORTEST_NANOS && age <= LONGEST_NANOS;
  }
}
