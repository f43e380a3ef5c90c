package vigia.scanner;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortReason;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.machine.Subscription;
import vigia.machine.TargetState;

/// A scan from its start to its end, on a thread of its own: names are resolved, addresses checked
/// and dialled, and followers told four times a second.
final class RunningScan implements Scan, Runnable {
  private static final System.Logger LOG = System.getLogger(RunningScan.class.getName());
  private static final long TICK_MILLIS = 250;

  /// A paused scan takes the place of another; longer than this and it is cancelled.
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final ScanBoard board;
  private final List<Target> targets;
  private final PortList ports;
  private final Resolver resolver;
  private final Policy policy;
  private final Engine engine;
  private final Consumer<RunningScan> whenOver;
  private final Thread thread;
  private volatile Engine.@Nullable Dialling dialling;
  private volatile boolean paused;

  /// Which addresses may be dialled.
  ///
  /// @param excluded what the request itself leaves out
  record Policy(Predicate<InetAddress> allowed, Predicate<InetAddress> excluded) {}

  /// @param whenOver called once, after the last connection is closed and before the end is told,
  ///   so that whoever waits for the end finds its place free
  RunningScan(
      ScanBoard board,
      List<Target> targets,
      PortList ports,
      Resolver resolver,
      Policy policy,
      Engine engine,
      Consumer<RunningScan> whenOver) {
    this.board = board;
    this.targets = targets;
    this.ports = ports;
    this.resolver = resolver;
    this.policy = policy;
    this.engine = engine;
    this.whenOver = whenOver;
    thread = Thread.ofVirtual().name("scan " + board.id()).unstarted(this);
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    try {
      var dialled = new Dialled();
      List<InetAddress> addresses = settle(dialled);
      if (!addresses.isEmpty()) {
        dialled.dial(addresses);
      }
      end(dialled.problem == null ? ScanState.DONE : ScanState.FAILED, dialled.problem);
    } catch (InterruptedException cancelled) {
      end(ScanState.CANCELLED, null);
    } catch (RuntimeException | Error fault) {
      // Errors too: whoever waits for the end must get one.
      String reference = UUID.randomUUID().toString();
      LOG.log(System.Logger.Level.ERROR, "a scan failed, reference " + reference, fault);
      end(ScanState.FAILED, Problem.of(ProblemCode.INTERNAL, "reference", reference));
    }
  }

  private void end(ScanState how, @Nullable Problem why) {
    whenOver.accept(this);
    board.end(how, why);
  }

  /// Finds each target's address and whether it may be dialled.
  ///
  /// @return those to dial
  private List<InetAddress> settle(Dialled dialled) throws InterruptedException {
    List<InetAddress> addresses = new ArrayList<>();
    List<List<InetAddress>> found = resolver.resolve(targets);
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).isEmpty()) {
        board.ruledOut(i, TargetState.UNRESOLVED);
        continue;
      }
      List<InetAddress> left = notExcluded(targets.get(i), found.get(i));
      if (left.isEmpty()) {
        board.located(i, found.get(i).getFirst());
        board.ruledOut(i, TargetState.EXCLUDED);
        continue;
      }
      InetAddress address = left.stream().filter(this::mayDial).findFirst().orElse(null);
      board.located(i, address == null ? found.get(i).getFirst() : address);
      if (address == null) {
        board.ruledOut(i, TargetState.NOT_ALLOWED);
      } else {
        addresses.add(address);
        dialled.targets.add(i);
      }
    }
    return addresses;
  }

  /// Addresses that were asked for have had the exclusions taken out; what a name leads to has not.
  private List<InetAddress> notExcluded(Target target, List<InetAddress> found) {
    return target instanceof Target.Name
        ? found.stream().filter(address -> !policy.excluded.test(address)).toList()
        : found;
  }

  private boolean mayDial(InetAddress address) {
    return Target.isOneComputer(address) && policy.allowed.test(address);
  }

  /// What the engine has to say.
  private final class Dialled implements Engine.Report {
    /// By address, which target it belongs to.
    private final List<Integer> targets = new ArrayList<>();

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Problem problem;

    /// Until all are done; interrupted, until the last connection is closed.
    void dial(List<InetAddress> addresses) throws InterruptedException {
      Engine.Dialling begun = engine.dial(new Engine.Plan(addresses, ports), this);
      dialling = begun;
      begun.pause(paused);
      try {
        while (!over.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
          board.tick();
          if (board.isPausedLongerThan(LONGEST_PAUSE.toNanos())) {
            throw new InterruptedException("paused for too long");
          }
        }
      } finally {
        begun.cancel();
        awaitOver();
      }
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
    public void answered(int pair, PortReason reason) {
      int address = pair % targets.size();
      board.answered(targets.get(address), pair / targets.size(), reason);
    }

    @Override
    public void over(@Nullable Problem why) {
      problem = why;
      over.countDown();
    }
  }

  @Override
  public String id() {
    return board.id();
  }

  @Override
  public ScanStatus status() {
    return board.status();
  }

  @Override
  public ScanSummary summary() {
    return board.summary();
  }

  @Override
  public Subscription follow(Consumer<ScanEvent> reader) {
    Follower follower = board.follow(reader);
    Thread.ofVirtual().name("follower of " + id()).start(follower::run);
    return follower;
  }

  @Override
  public void pause() {
    hold(true);
  }

  @Override
  public void resume() {
    hold(false);
  }

  /// One at a time, so that the engine and the board agree.
  private synchronized void hold(boolean wanted) {
    if (board.pause(wanted)) {
      paused = wanted;
      Engine.Dialling begun = dialling;
      if (begun != null) {
        begun.pause(wanted);
      }
    }
  }

  @Override
  public void cancel() {
    thread.interrupt();
  }

  @Override
  public boolean await(Duration most) throws InterruptedException {
    return board.await(most.toNanos());
  }
}
