package vigia.machine;

import java.time.Duration;
import java.util.function.Consumer;

/// A running or finished scan.
public interface Scan {
  String id();

  /// A consistent picture of it now.
  ScanStatus status();

  /// The same without targets, and so without the cost of their rows.
  ScanSummary summary();

  /// Calls `reader` with a snapshot, then with every event until [ScanEvent.Ended], one at a time
  /// and in order. A reader that blocks delays only itself: it loses events and gets a new snapshot
  /// instead.
  Subscription follow(Consumer<ScanEvent> reader);

  /// Dials nothing new within 300 ms; what was dialled is still settled. The time that it is paused
  /// for does not count as elapsed. One that is paused for an hour is cancelled. Harmless when it
  /// is not running.
  void pause();

  /// Goes on where it was. Harmless when it is not paused.
  void resume();

  /// Stops it within 300 ms; what was found stays. Harmless when it is over.
  void cancel();

  /// Waits until it is over.
  ///
  /// @return whether it was over in time
  boolean await(Duration most) throws InterruptedException;

  /// Waits until it is over, however long that takes.
  default void awaitEnd() throws InterruptedException {
    boolean over;
    do {
      over = await(Duration.ofHours(1));
    } while (!over);
  }
}
