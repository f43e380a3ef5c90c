package vigia.machine;

import java.time.Duration;
import java.util.Set;

/// @param topics at least one
/// @param interval at least [Machine#SHORTEST_INTERVAL]
public record WatchRequest(Set<Topic> topics, Duration interval) {
  public WatchRequest {
    topics = Set.copyOf(topics);
    if (topics.isEmpty()) {
      throw BadValue.EMPTY.of("topics", "");
    }
    if (interval.compareTo(Machine.SHORTEST_INTERVAL) < 0) {
      throw BadValue.OUT_OF_RANGE.of("interval", interval.toMillis() + "ms", "250ms", "1h");
    }
  }
}
