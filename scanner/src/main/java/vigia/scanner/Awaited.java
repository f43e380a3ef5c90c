package vigia.scanner;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortReason;
import vigia.machine.Problem;

/// A plan, for a thread that waits for its end.
final class Awaited implements Engine.Report {
  /// How often whoever follows is told.
  static final long TICK_MILLIS = 250;

  private final Answers answers;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Problem problem;

  private Awaited(Answers answers) {
    this.answers = answers;
  }

  /// What an [Engine.Report] takes before the end.
  interface Answers {
    void answered(int host, int from, int end, PortReason reason);

    void leftOut(int host);
  }

  /// Whoever waits.
  interface Watch {
    /// Once, before anything else.
    void begun(Engine.Dialling dialling);

    /// Four times a second.
    ///
    /// @throws InterruptedException to give up
    void tick() throws InterruptedException;
  }

  /// Until all are done; interrupted, until the last connection is closed.
  ///
  /// @return why pairs are left undone; null when none are
  static @Nullable Problem dial(Engine engine, Engine.Plan plan, Answers answers, Watch watch)
      throws InterruptedException {
    var awaited = new Awaited(answers);
    Engine.Dialling dialling = engine.dial(plan, awaited);
    try {
      watch.begun(dialling);
      while (!awaited.over.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
        watch.tick();
      }
    } finally {
      dialling.cancel();
      awaited.awaitOver();
    }
    return awaited.problem;
  }

  /// The engine drops its connections soon, whatever happened to us.
  private void awaitOver() {
    boolean interrupted = false;
    while (over.getCount() > 0) {
      try {
        over.await();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void answered(int host, int from, int end, PortReason reason) {
    answers.answered(host, from, end, reason);
  }

  @Override
  public void leftOut(int host) {
    answers.leftOut(host);
  }

  @Override
  public void over(@Nullable Problem why) {
    problem = why;
    over.countDown();
  }
}
