package vigia.scanner;

import java.io.IOException;
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
import vigia.syscall.NativeAccess;

/// Dials ports of TCP: what is tried when, and what is believed. How, its [Sockets] say: by
/// connecting, or by SYNs alone ([SynEngine]). One thread and one window for all plans; that thread
/// alone touches what is not marked otherwise. It is there only while something is dialled.
///
/// Where system calls may be made, the ports of near hosts are asked by [Diallers], and only what
/// they could not tell at once comes here.
final class TcpEngine implements Engine {
  private static final System.Logger LOG = System.getLogger(TcpEngine.class.getName());

  /// Between two looks at new plans and answers, so that a plan answered by our own kernel does not
  /// keep the others waiting.
  private static final int BATCH = 128;

  /// How soon a new plan or a cancellation is noticed.
  private static final long TICK_MILLIS = 2;

  /// The same while all plans are paused, which may be for long.
  private static final long PAUSED_MILLIS = 50;

  /// How exactly timeouts are kept.
  private static final long SWEEP_NANOS = 5_000_000;

  /// Between two looks at an overdue one that may still come.
  private static final long LONGER_NANOS = 4 * SWEEP_NANOS;

  private final ScannerOptions options;
  private final Sockets.Opener opener;
  private final boolean apart;
  private final Window window;
  private final Losses losses = new Losses();
  private final List<Job> jobs = new ArrayList<>();
  private final Flying flying = new Flying();
  private final Shortage shortage = new Shortage();
  private int turn;
  private long sweptNanos;

  /// Filled from any thread, under the lock.
  private final Queue<Job> arrivals = new ConcurrentLinkedQueue<>();

  /// Guards the start and the end of the thread.
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Thread thread;
  private volatile boolean closed;

  private TcpEngine(ScannerOptions options, Sockets.Opener opener, boolean apart) {
    this.options = options;
    this.opener = opener;
    this.apart = apart;
    window = new Window(ScannerOptions.MOST_SOCKETS);
  }

  /// By system calls if they may be made, else over java.nio.
  static TcpEngine of(ScannerOptions options) {
    return options.natively() && NativeAccess.isEnabled()
        ? new TcpEngine(options, EpollSockets::new, true)
        : new TcpEngine(options, SelectorSockets::new, false);
  }

  /// The same rules for attempts of another kind.
  static TcpEngine over(ScannerOptions options, Sockets.Opener opener) {
    return new TcpEngine(options, opener, false);
  }

  @Override
  public Dialling dial(Plan plan, Report report) {
    var job = new Job(plan, report, apart);
    boolean refused;
    lock.lock();
    try {
      refused = closed;
      if (!refused) {
        // First: when there can be no thread, the plan must not wait for one.
        if (thread == null) {
          thread = Thread.ofPlatform().daemon().name("vigia-scanner").start(this::run);
        }
        arrivals.add(job);
      }
    } finally {
      lock.unlock();
    }
    if (refused) {
      report.over(Problem.of(ProblemCode.CLOSED));
    }
    return job;
  }

  @Override
  public void close() {
    Thread running;
    lock.lock();
    try {
      closed = true;
      running = thread;
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

  private void run() {
    boolean again = true;
    while (again) {
      again = goesOn(dialWhileBusy());
    }
  }

  /// @return why it had to end; null when there was nothing more to do, or it is closed
  private @Nullable Problem dialWhileBusy() {
    try (Sockets sockets = opener.open();
        var diallers = new Diallers()) {
      try {
        while (!closed && (!jobs.isEmpty() || !arrivals.isEmpty())) {
          turn(sockets, diallers);
        }
        return null;
      } finally {
        flying.drop(_ -> true, sockets);
      }
    } catch (IOException noDescriptor) {
      // It is no fault of the program, and whoever scans is told what to do.
      LOG.log(
          System.Logger.Level.WARNING,
          "nothing to wait for sockets with: " + noDescriptor.getMessage());
      return noSockets();
    } catch (RuntimeException | Error fault) {
      String reference = UUID.randomUUID().toString();
      LOG.log(System.Logger.Level.ERROR, "dialling stopped, reference " + reference, fault);
      return Problem.of(ProblemCode.INTERNAL, "reference", reference);
    }
  }

  /// Ends what is left, and the thread: the next plan starts another.
  ///
  /// @return whether a plan has come since, and it must go on
  private boolean goesOn(@Nullable Problem problem) {
    List<Job> left;
    lock.lock();
    try {
      if (problem == null && !closed && !arrivals.isEmpty()) {
        return true;
      }
      left = new ArrayList<>(jobs);
      jobs.clear();
      left.addAll(arrivals);
      arrivals.clear();
      thread = null;
    } finally {
      lock.unlock();
    }
    left.forEach(job -> job.over(problem == null ? Problem.of(ProblemCode.CLOSED) : problem));
    return false;
  }

  /// One round: dial as many as there is room for, take the answers, give up the overdue.
  private void turn(Sockets sockets, Diallers diallers) throws IOException {
    admit(sockets);
    handOut(diallers);
    boolean more = fill(sockets);
    // Taken before the answers are: whatever is overdue by it and has answered is found below.
    long now = System.nanoTime();
    boolean waits = !more && jobs.stream().noneMatch(Job::isOver);
    await(waits ? tickMillis() : 0, sockets, diallers);
    if (now - sweptNanos >= SWEEP_NANOS) {
      sweptNanos = now;
      giveUpOverdue(now, sockets);
    }
    List<Job> ending = ending(sockets, diallers.isBusy());
    sockets.flush();
    end(ending);
  }

  private long tickMillis() {
    boolean isIdle = flying.isEmpty() && jobs.stream().allMatch(Job::isPaused);
    return isIdle ? PAUSED_MILLIS : TICK_MILLIS;
  }

  private void admit(Sockets sockets) {
    for (Job job = arrivals.poll(); job != null; job = arrivals.poll()) {
      int room = Descriptors.spare() + flying.size() + sockets.idle();
      window.limit(Math.min(ScannerOptions.MOST_SOCKETS, room), jobs.isEmpty());
      jobs.add(job);
    }
  }

  private void handOut(Diallers diallers) {
    while (diallers.hasRoom()) {
      Stretch stretch = nextStretch();
      if (stretch == null) {
        return;
      }
      stretch.job.took();
      diallers.dial(stretch);
    }
  }

  private @Nullable Stretch nextStretch() {
    for (int i = 0; i < jobs.size(); i++) {
      turn = (turn + 1) % jobs.size();
      Stretch stretch = jobs.get(turn).nextStretch(Diallers.LENGTH);
      if (stretch != null) {
        return stretch;
      }
    }
    return null;
  }

  /// @return whether it stopped for the others' sake, with more to dial at once
  private boolean fill(Sockets sockets) {
    int dialled = 0;
    while (flying.size() < window.size() && !shortage.isPause(System.nanoTime())) {
      Job job = nextJob();
      if (job == null) {
        return false;
      }
      if (dialled++ == BATCH) {
        return true;
      }
      dial(job.next(), sockets);
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

  private void dial(Attempt attempt, Sockets sockets) {
    boolean atOnce = attempt.host.mayAnswerAtOnce();
    attempt.begins(System.nanoTime());
    Answer answer = sockets.dial(attempt, atOnce);
    if (atOnce) {
      attempt.host.lookedAtOnce(answer);
    }
    if (answer == Answer.NOT_YET) {
      flying.add(attempt);
      shortage.passed();
      return;
    }
    answered(attempt, answer, sockets);
  }

  private void await(long millis, Sockets sockets, Diallers diallers) throws IOException {
    if (!flying.isEmpty() || !diallers.isBusy()) {
      sockets.await(millis, attempt -> look(attempt, sockets));
      diallers.await(0, stretch -> done(stretch, sockets));
    } else {
      diallers.await(millis, stretch -> done(stretch, sockets));
    }
  }

  private void look(Attempt attempt, Sockets sockets) {
    Answer answer = sockets.look(attempt);
    if (answer == Answer.NOT_YET) {
      return;
    }
    land(attempt);
    if (attempt.isGivenUp()) {
      judge(attempt, answer, sockets);
    } else {
      answered(attempt, answer, sockets);
    }
  }

  private void land(Attempt attempt) {
    if (flying.land(attempt)) {
      window.grow();
    }
  }

  private void done(Stretch stretch, Sockets sockets) {
    stretch.job.gaveBack();
    if (stretch.fault != null) {
      throw new IllegalStateException("dialling a near host", stretch.fault);
    }
    if (stretch.job.isCancelled()) {
      return;
    }
    stretch.host.asked(stretch);
    if (stretch.tellRefused()) {
      // What a dialler holds is not held by others for ever.
      shortage.passed();
    }
    for (int i = 0; i < stretch.size(); i++) {
      if (stretch.answer(i) != Answer.REFUSED) {
        leftOver(stretch.attempt(i), stretch.answer(i), sockets);
      }
    }
  }

  /// What a connection tells is told. What an error tells, a socket of ours can tell more exactly;
  /// and nothing in so short a time is not yet silence.
  private void leftOver(Attempt attempt, Answer answer, Sockets sockets) {
    switch (answer) {
      case ACCEPTED, ACCEPTED_HERE, SELF -> judge(attempt, answer, sockets);
      default -> attempt.job.later(attempt);
    }
  }

  private void answered(Attempt attempt, Answer answer, Sockets sockets) {
    if (answer.isOfTheHost()) {
      attempt.host.roundTrip.measured(System.nanoTime() - attempt.startedNanos);
      boolean again = attempt.isRepeated();
      attempt.host.answered(attempt.startedNanos, again);
      if (losses.answered(again, flying.size())) {
        window.ease();
      }
    }
    judge(attempt, answer, sockets);
  }

  private void judge(Attempt attempt, Answer answer, Sockets sockets) {
    switch (attempt.evidence.after(answer, tries(attempt))) {
      case Step.Settled(PortReason reason) -> settle(attempt, reason);
      case Step.Again.SOON -> attempt.job.soon(attempt);
      case Step.Again.LATER -> attempt.job.later(attempt);
      case Step.Again.WHEN_THERE_IS_ROOM -> noRoom(attempt, answer, sockets);
    }
  }

  private int tries(Attempt attempt) {
    return attempt.host.triesBeforeSilence(options.tries());
  }

  private void settle(Attempt attempt, PortReason reason) {
    shortage.passed();
    attempt.settled();
    attempt.job.settled(attempt, reason);
  }

  private void noRoom(Attempt attempt, Answer answer, Sockets sockets) {
    if (answer == Answer.NO_LOCAL_PORT && Route.isMissing(attempt.host.address)) {
      settle(attempt, PortReason.NET_UNREACHABLE);
      return;
    }
    attempt.job.soon(attempt);
    sockets.trim();
    shortage.met(System.nanoTime());
    window.shrink(flying.size());
  }

  private void giveUpOverdue(long now, Sockets sockets) {
    flying.overdue(
        now,
        attempt -> {
          if (attempt.mayStillCome(now, tries(attempt))) {
            attempt.deadlineNanos = now + LONGER_NANOS;
          } else {
            giveUp(attempt, sockets);
          }
        });
  }

  private void giveUp(Attempt attempt, Sockets sockets) {
    Answer answer = sockets.giveUp(attempt);
    if (answer == Answer.NOT_YET) {
      attempt.givenUp();
      return;
    }
    land(attempt);
    judge(attempt, answer, sockets);
  }

  /// Drops what is cancelled.
  ///
  /// @return the plans that nothing more will come of
  private List<Job> ending(Sockets sockets, boolean othersDial) {
    boolean hopeless = flying.isEmpty() && !othersDial && shortage.isHopeless(System.nanoTime());
    List<Job> ending = new ArrayList<>();
    for (Job job : jobs) {
      if (job.isCancelled()) {
        flying.drop(attempt -> attempt.job == job, sockets);
      }
      if ((hopeless && !job.isPaused()) || job.isOver()) {
        ending.add(job);
      }
    }
    return ending;
  }

  private void end(List<Job> ending) {
    jobs.removeAll(ending);
    for (Job job : ending) {
      Problem problem = job.isOver() ? null : noSockets();
      // Nothing that comes late may follow.
      job.cancel();
      job.over(problem);
    }
  }

  static Problem noSockets() {
    return Problem.of(ProblemCode.TOO_MANY_REQUESTS, "retryAfterSeconds", "10");
  }
}
