package vigia.machine;

import java.time.Duration;

/// @param interval how long to measure CPU and rates; zero gives them only if they were measured in
///   the last two seconds. At most ten seconds
/// @param allFileSystems also tmpfs and the kernel's pseudo file systems
public record OverviewQuery(Duration interval, boolean allFileSystems) {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  public static final OverviewQuery NOW = new OverviewQuery(Duration.ZERO, false);

  public OverviewQuery {
    if (interval.isNegative() || interval.compareTo(LONGEST) > 0) {
      throw BadValue.OUT_OF_RANGE.of("interval", interval.toMillis() + "ms", "0ms", "10s");
    }
  }
}
