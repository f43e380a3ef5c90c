package vigia.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/// The last samples of what has rates, for whoever needs an earlier one.
final class Ring {
  private static final int SIZE = 16;

  /// Samples are kept this part of the shortest interval apart: however often they come, the ring
  /// reaches back four times as far as that interval.
  private static final int PARTS = 4;

  private final Duration least;
  private final Duration most;
  private final Deque<Snapshot> newestFirst = new ArrayDeque<>();

  /// @param least how long ago an earlier sample must be: CPU times are in ticks of 10 ms, so a
  ///   short interval measures noise
  /// @param most how long ago it may be
  Ring(Duration least, Duration most) {
    this.least = least;
    this.most = most;
  }

  synchronized void add(Snapshot snapshot) {
    Snapshot newest = newestFirst.peekFirst();
    if (newest != null
        && covers(newest, snapshot)
        && snapshot.nanos() - newest.nanos() < least.toNanos() / PARTS) {
      return;
    }
    var rates = new HashMap<>(snapshot.taken());
    rates.keySet().removeIf(reader -> !reader.hasRates());
    newestFirst.addFirst(new Snapshot(snapshot.at(), snapshot.nanos(), rates));
    newestFirst.removeIf(old -> snapshot.nanos() - old.nanos() > most.toNanos());
    if (newestFirst.size() > SIZE) {
      newestFirst.removeLast();
    }
  }

  /// The newest that is long enough ago and not too long, and has all that this one has; where none
  /// has all, the newest. Who looks at the overview keeps its rates when somebody else begins to
  /// look at more: only what is new has no earlier sample.
  synchronized @Nullable Snapshot before(Snapshot now) {
    Snapshot partial = null;
    for (Snapshot earlier : newestFirst) {
      long ago = now.nanos() - earlier.nanos();
      if (ago > most.toNanos()) {
        return partial;
      }
      if (ago >= least.toNanos()) {
        if (covers(earlier, now)) {
          return earlier;
        }
        partial = partial == null ? earlier : partial;
      }
    }
    return partial;
  }

  /// Samples are of the probes that somebody asked for, so an earlier one may lack some.
  private static boolean covers(Snapshot earlier, Snapshot now) {
    for (ProbeReader<?, ?> reader : now.taken().keySet()) {
      if (reader.hasRates() && !earlier.taken().containsKey(reader)) {
        return false;
      }
    }
    return true;
  }
}
