package vigia.server.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Wrong tokens and login codes by address. Ten in a minute, and further ones are told to wait.
final class FailedAttempts {
  private static final int FREE = 10;
  private static final long WINDOW = Duration.ofMinutes(1).toNanos();

  /// Addresses remembered; the longest unseen one goes first.
  private static final int MOST = 4_096;

  private static final class Count {
    long since = System.nanoTime();
    int failed;
  }

  private final Map<String, Count> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > MOST;
        }
      };

  /// Counts one more.
  ///
  /// @return seconds to wait, or 0
  synchronized long failed(String address) {
    Count count = counts.computeIfAbsent(address, unseen -> new Count());
    long now = System.nanoTime();
    if (now - count.since > WINDOW) {
      count.since = now;
      count.failed = 0;
    }
    count.failed++;
    long left = WINDOW - (now - count.since);
    return count.failed <= FREE ? 0 : Math.max(1, Duration.ofNanos(left).toSeconds());
  }
}
