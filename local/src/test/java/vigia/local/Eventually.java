package vigia.local;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Waits for what no event tells, and fails when it does not come: an endless loop could not even
/// be stopped by the test's own time limit.
public final class Eventually {
  private static final Duration MOST = Duration.ofSeconds(60);

  private Eventually() {}

  public static void is(String what, Callable<Boolean> so) throws Exception {
    long end = System.nanoTime() + MOST.toNanos();
    while (!so.call()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not within " + MOST.toSeconds() + " s: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }
}
