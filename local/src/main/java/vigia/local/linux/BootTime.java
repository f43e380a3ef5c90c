package vigia.local.linux;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// When the kernel started, `btime` of `/proc/stat`, as the zero of all start times.
///
/// The kernel computes it anew at each reading, from the wall clock: it flickers by a second, and
/// moves when the clock is set. Start times must not move with it, so the first value stands until
/// the difference is more than flicker; and a start time that was told by an older value is still
/// recognised.
final class BootTime {
  private static final long FLICKER_SECONDS = 2;
  private static final int REMEMBERED = 8;

  private final Deque<Long> told = new ArrayDeque<>();

  /// The value to count from, given what the kernel says now.
  synchronized long settled(long btime) {
    Long last = told.peekFirst();
    if (last != null && Math.abs(btime - last) <= FLICKER_SECONDS) {
      return last;
    }
    told.addFirst(btime);
    if (told.size() > REMEMBERED) {
      told.removeLast();
    }
    return btime;
  }

  /// Whether a process that started at that tick may have been said to have started at `claimed`.
  synchronized boolean matches(long startTicks, long ticksPerSecond, Instant claimed) {
    Duration tick = Duration.ofSeconds(1).dividedBy(ticksPerSecond);
    for (long btime : told) {
      Instant start = start(btime, startTicks, ticksPerSecond);
      if (Duration.between(start, claimed).abs().compareTo(tick) <= 0) {
        return true;
      }
    }
    return false;
  }

  /// btime + starttime ÷ clock ticks.
  static Instant start(long btime, long startTicks, long ticksPerSecond) {
    long nanos = startTicks % ticksPerSecond * (1_000_000_000L / ticksPerSecond);
    return Instant.ofEpochSecond(btime + startTicks / ticksPerSecond, nanos);
  }
}
