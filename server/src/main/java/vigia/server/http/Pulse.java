package vigia.server.http;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.thread.Scheduler;

/// Looks after deadlines every few seconds, and only while there is something to look after: an
/// idle server does nothing.
final class Pulse {
  /// No deadline is shorter than several of these, and each beat is a tenth of what a watcher
  /// costs.
  private static final long SECONDS = 3;

  private final Scheduler scheduler;
  private final List<BooleanSupplier> tasks;
  private final AtomicBoolean armed = new AtomicBoolean();

  /// @param tasks each says whether it wants to be called again
  Pulse(Scheduler scheduler, List<BooleanSupplier> tasks) {
    this.scheduler = scheduler;
    this.tasks = List.copyOf(tasks);
  }

  /// There is something to look after now.
  void wake() {
    if (!armed.get() && armed.compareAndSet(false, true)) {
      scheduler.schedule(this::beat, SECONDS, TimeUnit.SECONDS);
    }
  }

  private void beat() {
    // Before the tasks look: what comes while they do may be too late for them.
    armed.set(false);
    boolean again = false;
    for (BooleanSupplier task : tasks) {
      again |= wantsMore(task);
    }
    if (again) {
      wake();
    }
  }

  /// One that fails keeps neither the others nor itself from the next beat.
  private static boolean wantsMore(BooleanSupplier task) {
    try {
      return task.getAsBoolean();
    } catch (RuntimeException | Error fault) {
      Problems.internal("pulse", fault);
      return true;
    }
  }
}
