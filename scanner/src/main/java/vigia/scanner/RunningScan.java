package vigia.scanner;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortReason;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.Protocol;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.machine.Subscription;
import vigia.machine.TargetFinding;
import vigia.machine.TargetState;
import vigia.scanner.answer.Looks;
import vigia.scanner.answer.Place;

/// A scan from its start to its end, on a thread of its own: names are resolved, addresses checked
/// and dialled, and followers told four times a second.
final class RunningScan implements Scan, Runnable {
  private static final System.Logger LOG = System.getLogger(RunningScan.class.getName());

  /// A paused scan takes the place of another; longer than this and it is cancelled.
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final ScanBoard board;
  private final List<Single> targets;
  private final How how;
  private final Resolver resolver;
  private final Policy policy;
  private final Engine engine;
  private final @Nullable Looks looks;
  private final Consumer<RunningScan> whenOver;
  private final Thread thread;

  /// Under this object's lock: what the engine does now.
  private Engine.@Nullable Dialling dialling;

  /// Those that are dialled, and by their place which target each belongs to.
  private final List<InetAddress> addresses = new ArrayList<>();

  private final List<Integer> numbers = new ArrayList<>();

  /// How they are dialled.
  ///
  /// @param longestWait for an answer
  /// @param everyHost all ports also where nothing comes back at first
  /// @param named asked for singly, too
  record How(
      Protocol protocol,
      PortList ports,
      Duration longestWait,
      boolean everyHost,
      Predicate<InetAddress> named,
      Services services) {}

  /// Which addresses may be dialled.
  ///
  /// @param excluded what the request itself leaves out
  record Policy(Predicate<InetAddress> allowed, Predicate<InetAddress> excluded) {}

  /// @param looks at what answers; null when that was not asked for
  /// @param whenOver called once, after the last connection is closed and before the end is told,
  ///   so that whoever waits for the end finds its place free
  RunningScan(
      ScanBoard board,
      List<Single> targets,
      How how,
      Resolver resolver,
      Policy policy,
      Engine engine,
      @Nullable Looks looks,
      Consumer<RunningScan> whenOver) {
    this.board = board;
    this.targets = targets;
    this.how = how;
    this.resolver = resolver;
    this.policy = policy;
    this.engine = engine;
    this.looks = looks;
    this.whenOver = whenOver;
    thread = Thread.ofVirtual().name("scan " + board.id()).unstarted(this);
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    try {
      locate();
      Problem problem = addresses.isEmpty() ? null : dial();
      if (problem == null) {
        control();
        awaitLooks();
      }
      end(problem == null ? ScanState.DONE : ScanState.FAILED, problem);
    } catch (InterruptedException cancelled) {
      end(ScanState.CANCELLED, null);
    } catch (RuntimeException | Error fault) {
      // Errors too: whoever waits for the end must get one.
      String reference = UUID.randomUUID().toString();
      LOG.log(System.Logger.Level.ERROR, "a scan failed, reference " + reference, fault);
      end(ScanState.FAILED, Problem.of(ProblemCode.INTERNAL, "reference", reference));
    }
  }

  private void awaitLooks() throws InterruptedException {
    if (looks != null) {
      looks.last();
      while (!looks.await(Duration.ofMillis(Awaited.TICK_MILLIS))) {
        board.tick();
      }
    }
  }

  private void end(ScanState state, @Nullable Problem why) {
    if (looks != null) {
      looks.close();
    }
    whenOver.accept(this);
    board.end(state, why);
  }

  /// Finds each target's address and whether it may be dialled.
  private void locate() throws InterruptedException {
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
        numbers.add(i);
      }
    }
  }

  /// Addresses that were asked for have had the exclusions taken out; what a name leads to has not.
  private List<InetAddress> notExcluded(Single target, List<InetAddress> found) {
    return target instanceof Target.Name
        ? found.stream().filter(address -> !policy.excluded.test(address)).toList()
        : found;
  }

  private boolean mayDial(InetAddress address) {
    return Target.isOneComputer(address) && policy.allowed.test(address);
  }

  /// Dials the ports that were asked for.
  ///
  /// @return why some are left undone; null when none are
  private @Nullable Problem dial() throws InterruptedException {
    var discovery =
        switch (how.protocol) {
          case TCP -> Discovery.of(how.ports, mustShowThemselves());
          // Who is there may well be silent.
          case UDP -> Discovery.NONE;
        };
    var plan = new Engine.Plan(addresses, how.ports, how.longestWait, discovery);
    return Awaited.dial(engine, plan, new Told(), new Holding());
  }

  /// Addresses that only a network brought.
  private BitSet mustShowThemselves() {
    var places = new BitSet();
    for (int i = 0; i < addresses.size() && !how.everyHost; i++) {
      boolean member = targets.get(numbers.get(i)) instanceof Single.Member;
      places.set(i, member && !how.named.test(addresses.get(i)));
    }
    return places;
  }

  /// Looks at those where nearly everything is open.
  private void control() throws InterruptedException {
    if (how.protocol != Protocol.TCP) {
      return;
    }
    List<Integer> suspects =
        board.nearlyAllOpen(ControlPorts.LEAST_DONE, ControlPorts.NEARLY_ALL).stream()
            .map(number -> Collections.binarySearch(numbers, number))
            .toList();
    if (suspects.isEmpty()) {
      return;
    }
    var control = new ControlPorts(suspects.stream().map(addresses::get).toList(), how.services);
    var plan =
        new Engine.Plan(control.addresses(), control.ports(), how.longestWait, Discovery.NONE);
    // What is not known for want of sockets is no finding, and no fault of what was asked for.
    Awaited.dial(engine, plan, control, new Holding());
    for (int i = 0; i < suspects.size(); i++) {
      if (control.areOpenAt(i)) {
        board.found(numbers.get(suspects.get(i)), TargetFinding.EVERYTHING_ANSWERS);
      }
    }
  }

  /// Tells whoever follows, and passes a pause on to the engine.
  private final class Holding implements Awaited.Watch {
    @Override
    public void begun(Engine.Dialling begun) {
      RunningScan.this.begun(begun);
    }

    @Override
    public void tick() throws InterruptedException {
      board.tick();
      if (board.isPausedLongerThan(LONGEST_PAUSE.toNanos())) {
        throw new InterruptedException("paused for too long");
      }
    }
  }

  /// What the engine says of the ports that were asked for.
  private final class Told implements Awaited.Answers {
    @Override
    public void answered(int host, int from, int end, PortReason reason) {
      board.answered(numbers.get(host), from, end, reason);
      if (looks != null && reason == PortReason.ACCEPTED) {
        for (int port = from; port < end; port++) {
          look(looks, host, port);
        }
      }
    }

    private void look(Looks at, int address, int port) {
      int target = numbers.get(address);
      InetAddress where = addresses.get(address);
      String name = targets.get(target) instanceof Target.Name it ? it.host() : null;
      at.at(
          new Place(where, AddressText.of(where), how.ports.at(port), name),
          answer -> board.identified(target, port, answer));
    }

    @Override
    public void leftOut(int host) {
      board.leftOut(numbers.get(host));
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
      if (dialling != null) {
        dialling.pause(wanted);
      }
    }
  }

  private synchronized void begun(Engine.Dialling begun) {
    dialling = begun;
    begun.pause(board.isPaused());
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
