package vigia.machine;

/// Receives what was subscribed to, one call at a time, in order. A call that blocks delays only
/// this watcher, which then misses snapshots instead of queueing them.
public interface Watcher {

  /// A new overview, when [Topic#OVERVIEW] was asked for.
  default void overview(Overview overview) {}

  /// New readings, when [Topic#READINGS] was asked for.
  default void readings(Readings readings) {}

  /// The machine cannot be reached or read at the moment. The subscription goes on and tries again
  /// by itself.
  default void interrupted(Problem problem) {}
}
