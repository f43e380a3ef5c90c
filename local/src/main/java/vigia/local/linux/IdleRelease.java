package vigia.local.linux;

import java.time.Duration;

/// Lets go of what is kept for the next question once nobody has asked for a while. Its thread
/// lives no longer than that: a server that nobody asks is not woken.
final class IdleRelease {
  private final Duration idle;
  private final Runnable release;
  private long lastAsked;
  private boolean waits;

  /// @param release safe to be called while a question is answered
  IdleRelease(Duration idle, Runnable release) {
    this.idle = idle;
    this.release = release;
  }

  /// Somebody asks: everything is kept for longer.
  synchronized void asked() {
    lastAsked = System.nanoTime();
    if (!waits) {
      waits = true;
      Thread.ofPlatform().name("vigia-process-release").daemon().start(this::await);
    }
  }

  private void await() {
    try {
      sleepUntilIdle();
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
    release.run();
  }

  private synchronized void sleepUntilIdle() throws InterruptedException {
    try {
      long left = idle.toNanos();
      while (left > 0) {
        wait(left / 1_000_000 + 1);
        left = lastAsked + idle.toNanos() - System.nanoTime();
      }
    } finally {
      waits = false;
    }
  }
}
