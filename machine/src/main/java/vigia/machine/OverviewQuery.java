package vigia.machine;

import java.time.Duration;

/// @param interval how long to measure CPU and rates; zero gives them only if they were measured in
///   the last two seconds. Otherwise from a quarter of a second, under which CPU shares are noise,
///   to ten seconds
/// @param allFileSystems also tmpfs and the kernel's pseudo file systems
public record OverviewQuery(Duration interval, boolean allFileSystems) {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  public static final OverviewQuery NOW = new OverviewQuery(Duration.ZERO, false);

  /// As it is written in requests and on the command line.
  private static String text(Duration interval) {
    return interval.toMillis() % 1_000 == 0
        ? interval.toSeconds() + "s"
        : interval.toMillis() + "ms";
  }

  public OverviewQuery {
    boolean measured = !interval.isZero();
    if (measured
        && (interval.compareTo(Machine.SHORTEST_INTERVAL) < 0 || interval.compareTo(LONGEST) > 0)) {
      throw BadValue.OUT_OF_RANGE.of("interval", text(interval), "250ms", "10s");
    }
  }
}
