package vigia.scanner;

import java.io.IOException;
import java.net.BindException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortReason;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;

/// Dials over a [Selector], with one thread and one window for all plans; that thread alone touches
/// what is not marked otherwise. It starts with the first plan and sleeps while there is none.
final class SelectorEngine implements Engine {
  private static final System.Logger LOG = System.getLogger(SelectorEngine.class.getName());

  /// Between two looks at new plans and answers, so that a plan answered by our own kernel does not
  /// keep the others waiting.
  private static final int BATCH = 128;

  /// How exactly timeouts are kept.
  private static final long TICK_MILLIS = 10;

  private static final long TICK_NANOS = TICK_MILLIS * 1_000_000;

  /// A port that met itself this often has nobody listening.
  private static final int MOST_SELF_CONNECTS = 3;

  private final ScannerOptions options;
  private final Window window;
  private final List<Job> jobs = new ArrayList<>();
  private final Flying flying = new Flying();
  private final Shortage shortage = new Shortage();
  private int turn;
  private long sweptNanos;

  /// Filled from any thread, under the lock.
  private final Queue<Job> arrivals = new ConcurrentLinkedQueue<>();

  /// Guards the start and the end of the thread.
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Selector selector;
  private @Nullable Thread thread;
  private volatile boolean closed;

  SelectorEngine(ScannerOptions options) {
    this.options = options;
    window = new Window(options.mostSockets());
  }

  @Override
  public Dialling dial(Plan plan, Report report) {
    var job = new Job(plan, report, options.longestWait().toNanos());
    Selector awake;
    lock.lock();
    try {
      awake = closed ? null : started();
      if (awake != null) {
        arrivals.add(job);
      }
    } finally {
      lock.unlock();
    }
    if (awake == null) {
      report.over(closed ? Problem.of(ProblemCode.CLOSED) : noSockets());
      return () -> {};
    }
    awake.wakeup();
    return () -> {
      job.cancel();
      awake.wakeup();
    };
  }

  /// The running thread's selector, or null when there cannot be one. Under the lock.
  private @Nullable Selector started() {
    Selector running = selector;
    if (running != null) {
      return running;
    }
    try {
      Selector opened = Selector.open();
      thread =
          Thread.ofPlatform().daemon().name("vigia-scanner").start(() -> runUntilClosed(opened));
      selector = opened;
      return opened;
    } catch (IOException noDescriptor) {
      LOG.log(System.Logger.Level.WARNING, "no selector for scanning", noDescriptor);
      return null;
    }
  }

  @Override
  public void close() {
    Thread running;
    lock.lock();
    try {
      closed = true;
      running = thread;
      if (selector != null) {
        selector.wakeup();
      }
    } finally {
      lock.unlock();
    }
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void runUntilClosed(Selector events) {
    Problem end = Problem.of(ProblemCode.CLOSED);
    try (events) {
      while (!closed) {
        turn(events);
      }
    } catch (IOException | RuntimeException | Error fault) {
      String reference = UUID.randomUUID().toString();
      LOG.log(System.Logger.Level.ERROR, "dialling stopped, reference " + reference, fault);
      end = Problem.of(ProblemCode.INTERNAL, "reference", reference);
    }
    for (Job job : abandoned()) {
      job.over(end);
    }
  }

  /// Leaves everything as before the first plan: after a fault the next one starts a new thread.
  private List<Job> abandoned() {
    lock.lock();
    try {
      flying.drop(_ -> true);
      List<Job> left = new ArrayList<>(jobs);
      jobs.clear();
      left.addAll(arrivals);
      arrivals.clear();
      selector = null;
      thread = null;
      return left;
    } finally {
      lock.unlock();
    }
  }

  /// One round: dial as many as there is room for, take the answers, give up the overdue.
  private void turn(Selector events) throws IOException {
    admit();
    boolean more = fill(events);
    // Taken before the answers are: whatever is overdue by it and has answered is found below.
    long now = System.nanoTime();
    if (more) {
      events.selectNow(this::answered);
    } else if (jobs.isEmpty()) {
      events.select(this::answered);
    } else {
      events.select(this::answered, TICK_MILLIS);
    }
    if (now - sweptNanos >= TICK_NANOS) {
      sweptNanos = now;
      giveUpOverdue(now);
    }
    List<Job> ending = ending();
    // Only a selection gives closed descriptors back to the system; until then, nothing is over.
    events.selectNow(this::answered);
    end(ending);
  }

  private void admit() {
    for (Job job = arrivals.poll(); job != null; job = arrivals.poll()) {
      int room = Descriptors.spare() + flying.size();
      window.limit(Math.min(options.mostSockets(), room), jobs.isEmpty());
      jobs.add(job);
    }
  }

  /// @return whether it stopped for the others' sake, with more to dial at once
  private boolean fill(Selector events) {
    int dialled = 0;
    while (flying.size() < window.size() && !shortage.isPause(System.nanoTime())) {
      Job job = nextJob();
      if (job == null) {
        return false;
      }
      if (dialled++ == BATCH) {
        return true;
      }
      dial(job.next(), events);
    }
    return false;
  }

  /// In turn, of those that have something to dial.
  private @Nullable Job nextJob() {
    for (int i = 0; i < jobs.size(); i++) {
      turn = (turn + 1) % jobs.size();
      if (jobs.get(turn).hasNext()) {
        return jobs.get(turn);
      }
    }
    return null;
  }

  private void dial(Attempt attempt, Selector events) {
    try {
      if (attempt.dial(!attempt.job.isHere(attempt.pair))) {
        connected(attempt);
      } else {
        attempt.awaitAnswer(events);
        flying.add(attempt);
      }
      shortage.passed();
    } catch (IOException error) {
      failed(attempt, error);
    }
  }

  private void answered(SelectionKey key) {
    if (key.attachment() instanceof Attempt attempt && flying.has(attempt)) {
      try {
        if (attempt.finishConnect()) {
          land(attempt);
          connected(attempt);
        }
      } catch (IOException error) {
        land(attempt);
        failed(attempt, error);
      }
    }
  }

  private void land(Attempt attempt) {
    if (flying.land(attempt)) {
      window.grow();
    }
  }

  private void connected(Attempt attempt) throws IOException {
    if (!attempt.isSelf()) {
      settle(attempt, PortReason.ACCEPTED);
    } else if (++attempt.selfConnects < MOST_SELF_CONNECTS) {
      attempt.close();
      attempt.job.soon(attempt);
    } else {
      settle(attempt, PortReason.REFUSED);
    }
  }

  private void failed(Attempt attempt, IOException error) {
    PortReason reason = Failure.reason(error).orElse(null);
    if (reason == null
        && error instanceof BindException
        && Route.isMissing(attempt.job.plan.address(attempt.pair))) {
      reason = PortReason.NET_UNREACHABLE;
    }
    if (reason == null) {
      attempt.close();
      attempt.job.soon(attempt);
      ranShort();
    } else {
      settle(attempt, reason);
    }
  }

  private void settle(Attempt attempt, PortReason reason) {
    if (reason == PortReason.ACCEPTED || reason == PortReason.REFUSED) {
      attempt.job.roundTrip(attempt.pair).measured(System.nanoTime() - attempt.startedNanos);
    }
    shortage.passed();
    attempt.close();
    attempt.job.answered(attempt, reason);
  }

  private void ranShort() {
    shortage.met(System.nanoTime());
    window.shrink(flying.size());
  }

  private void giveUpOverdue(long now) {
    flying.each(
        attempt -> attempt.deadlineNanos - now <= 0,
        attempt -> {
          land(attempt);
          if (++attempt.silences < options.tries()) {
            attempt.close();
            attempt.job.later(attempt);
          } else {
            settle(attempt, PortReason.NO_RESPONSE);
          }
        });
  }

  /// Drops what is cancelled.
  ///
  /// @return the plans that nothing more will come of
  private List<Job> ending() {
    boolean hopeless = flying.isEmpty() && shortage.isHopeless(System.nanoTime());
    List<Job> ending = new ArrayList<>();
    for (Job job : jobs) {
      if (job.isCancelled()) {
        flying.drop(attempt -> attempt.job == job);
      }
      if (hopeless || job.isOver()) {
        ending.add(job);
      }
    }
    return ending;
  }

  private void end(List<Job> ending) {
    jobs.removeAll(ending);
    for (Job job : ending) {
      job.over(job.isOver() ? null : noSockets());
    }
  }

  private static Problem noSockets() {
    return Problem.of(ProblemCode.TOO_MANY_REQUESTS, "retryAfterSeconds", "10");
  }
}
