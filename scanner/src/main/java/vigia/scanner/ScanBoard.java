package vigia.scanner;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortAnswer;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.Problem;
import vigia.machine.ScanEvent;
import vigia.machine.ScanProgress;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.machine.TargetFinding;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;
import vigia.machine.UnlistedAddresses;

/// All that is known of a scan, and those who follow it. Safe for several threads: one lock, held
/// only to write down or to copy, never while a picture is drawn or a reader is called.
final class ScanBoard {
  /// A result is one document: so many addresses of networks have a place in it, if what their
  /// ports said fits into so many bytes. Twice what the addresses take that are dialled at once, so
  /// that the last ones of some never keep the first ones of others out.
  private static final int MOST_LISTED = 4096;

  private static final int MOST_BYTES = 1 << 23;

  /// Of those places, what is kept for addresses with an open port: in a network that refuses
  /// everything else, they are what is looked for.
  private static final int FOR_OPEN = MOST_LISTED / 4;

  private final String id;
  private final Asked asked;
  private final Instant startedAt = Instant.now();
  private final long startedNanos = System.nanoTime();
  private final CountDownLatch over = new CountDownLatch(1);

  private final ReentrantLock lock = new ReentrantLock();

  /// Those that have a result of their own, by their number.
  private final SortedMap<Integer, TargetBoard> targets = new TreeMap<>();

  /// The others, which came with a network.
  private final Crowd crowd;

  private List<Single> each;
  private final List<Follower> followers = new ArrayList<>();
  private final Pace pace = new Pace();

  /// Done since the last event, and only while somebody follows.
  private List<PortRow> fresh = new ArrayList<>();

  private ScanState state = ScanState.RUNNING;
  private @Nullable Problem problem;
  private long endedNanos;

  /// When the pause began that it is in.
  private long pausedSince;

  /// How long the pauses before took, which count neither for the rate nor for the time left.
  private long pausedNanos;

  ScanBoard(String id, List<Single> targets, Asked asked) {
    this.id = id;
    this.asked = asked;
    each = targets;
    for (int i = 0; i < targets.size(); i++) {
      if (!(targets.get(i) instanceof Single.Member)) {
        this.targets.put(i, new TargetBoard(targets.get(i).text(), asked));
      }
    }
    int members = targets.size() - this.targets.size();
    crowd = new Crowd(members, asked.ports().size(), asked.protocol());
    pace.mark(0, 0);
  }

  String id() {
    return id;
  }

  /// A target's address, once there is one.
  void located(int target, InetAddress address) {
    lock.lock();
    try {
      TargetBoard board = targets.get(target);
      if (board != null) {
        board.located(address);
      }
    } finally {
      lock.unlock();
    }
  }

  /// A target that will not be dialled.
  void ruledOut(int target, TargetState why) {
    lock.lock();
    try {
      TargetBoard board = targets.get(target);
      if (board == null) {
        crowd.ruledOut();
      } else {
        board.ruledOut(why);
      }
    } finally {
      lock.unlock();
    }
  }

  /// @param from the first of the ports it was that came of, by its place in the list
  /// @param end after the last
  void answered(int target, int from, int end, PortReason reason) {
    lock.lock();
    try {
      TargetBoard board = targets.get(target);
      if (board == null && reason.isOfTheHost() && hasRoom(target, reason)) {
        board = listed(target, (Single.Member) each.get(target));
      }
      if (board == null) {
        crowd.answered(target, from, end, reason);
      } else {
        answered(board, from, end, reason);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Whether one of the crowd gets a result when it answers.
  private boolean hasRoom(int target, PortReason reason) {
    boolean isOpen = asked.state(reason) == PortState.OPEN;
    return (isOpen || !crowd.isUp(target))
        && targets.size() < (isOpen ? MOST_LISTED : MOST_LISTED - FOR_OPEN)
        && listedBytes() + asked.ports().size() <= MOST_BYTES;
  }

  private int listedBytes() {
    return targets.values().stream().mapToInt(TargetBoard::bytes).sum();
  }

  /// One of the crowd from which nothing came back: its other ports will not be dialled.
  void leftOut(int target) {
    lock.lock();
    try {
      crowd.leftOut(target);
    } finally {
      lock.unlock();
    }
  }

  /// Those that are done, and of whose ports nearly all are open.
  List<Integer> nearlyAllOpen(int least, double share) {
    lock.lock();
    try {
      return targets.entrySet().stream()
          .filter(each -> each.getValue().done() >= least)
          .filter(each -> each.getValue().count(PortState.OPEN) >= share * each.getValue().done())
          .map(Map.Entry::getKey)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  void found(int target, TargetFinding what) {
    lock.lock();
    try {
      TargetBoard board = targets.get(target);
      if (board != null) {
        board.found(what);
      }
    } finally {
      lock.unlock();
    }
  }

  private void answered(TargetBoard board, int from, int end, PortReason reason) {
    board.answered(from, end, reason);
    for (int port = from; port < end && !followers.isEmpty(); port++) {
      if (board.hasRow(port, reason)) {
        fresh.add(board.row(port, reason));
      }
    }
  }

  /// What answers at an open port; its row is told again.
  void identified(int target, int port, PortAnswer answer) {
    lock.lock();
    try {
      TargetBoard board = targets.get(target);
      if (board != null && !state.isOver()) {
        board.identified(port, answer);
        if (!followers.isEmpty()) {
          fresh.add(board.row(port, PortReason.ACCEPTED));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// An address of a network gets a result of its own.
  private TargetBoard listed(int number, Single.Member member) {
    var board = new TargetBoard(member.text(), asked);
    board.located(member.address());
    crowd.leave(number, (from, end, reason) -> answered(board, from, end, reason));
    targets.put(number, board);
    return board;
  }

  /// Tells the followers what is new.
  void tick() {
    lock.lock();
    try {
      if (state == ScanState.RUNNING) {
        pace.mark(elapsedMillis(), scanned());
      }
      tell();
      publish(new ScanEvent.Progress(progress()));
    } finally {
      lock.unlock();
    }
  }

  /// @return whether it was running, or with `false` paused, and is no longer
  boolean pause(boolean wanted) {
    lock.lock();
    try {
      if (state != (wanted ? ScanState.RUNNING : ScanState.PAUSED)) {
        return false;
      }
      if (wanted) {
        pausedSince = System.nanoTime();
        state = ScanState.PAUSED;
      } else {
        resumed(System.nanoTime());
        state = ScanState.RUNNING;
      }
      // A snapshot tells the state, which no other event does.
      followers.forEach(Follower::beginAnew);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void resumed(long now) {
    pausedNanos += now - pausedSince;
  }

  boolean isPaused() {
    lock.lock();
    try {
      return state == ScanState.PAUSED;
    } finally {
      lock.unlock();
    }
  }

  boolean isPausedLongerThan(long nanos) {
    lock.lock();
    try {
      return state == ScanState.PAUSED && System.nanoTime() - pausedSince > nanos;
    } finally {
      lock.unlock();
    }
  }

  /// Only the first end counts.
  void end(ScanState how, @Nullable Problem why) {
    lock.lock();
    try {
      if (!state.isOver()) {
        // One moment for both: a pause that ends with the scan takes nothing of its time.
        long now = System.nanoTime();
        if (state == ScanState.PAUSED) {
          resumed(now);
        }
        endedNanos = now;
        state = how;
        problem = why;
        tell();
        followers.forEach(Follower::wake);
        over.countDown();
        targets.values().forEach(TargetBoard::pack);
        crowd.end();
        each = List.of();
      }
    } finally {
      lock.unlock();
    }
  }

  boolean await(long nanos) throws InterruptedException {
    return over.await(nanos, TimeUnit.NANOSECONDS);
  }

  ScanStatus status() {
    Picture now;
    lock.lock();
    try {
      now = picture();
    } finally {
      lock.unlock();
    }
    return now.status();
  }

  ScanSummary summary() {
    lock.lock();
    try {
      ScanProgress numbers = progress();
      return new ScanSummary(
          id,
          state,
          asked.protocol().wire(),
          startedAt,
          numbers.elapsedMillis(),
          numbers.etaMillis(),
          numbers.scanned(),
          numbers.of(),
          numbers.open(),
          numbers.closed(),
          numbers.filtered(),
          problem,
          null,
          null,
          numbers.openFiltered());
    } finally {
      lock.unlock();
    }
  }

  Follower follow(Consumer<ScanEvent> reader) {
    lock.lock();
    try {
      var follower = new Follower(this, lock.newCondition(), reader);
      followers.add(follower);
      return follower;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the follower's next event.
  ///
  /// @return null when it has left, or has had the end
  @Nullable ScanEvent next(Follower follower) throws InterruptedException {
    Picture now;
    boolean last;
    lock.lockInterruptibly();
    try {
      follower.awaitNews(() -> state.isOver());
      if (follower.isGone()) {
        return null;
      }
      ScanEvent event = follower.poll();
      if (event != null) {
        return event;
      }
      last = !follower.isBehind();
      if (!last) {
        // What the others have not been told yet is in this follower's picture already.
        tell();
        follower.caughtUp();
      }
      now = picture();
    } finally {
      lock.unlock();
    }
    return last ? new ScanEvent.Ended(now.status()) : new ScanEvent.Snapshot(now.status());
  }

  void leave(Follower follower) {
    lock.lock();
    try {
      followers.remove(follower);
      follower.gone();
    } finally {
      lock.unlock();
    }
  }

  private void tell() {
    if (!fresh.isEmpty()) {
      publish(new ScanEvent.Ports(fresh));
      fresh = new ArrayList<>();
    }
  }

  private void publish(ScanEvent event) {
    followers.forEach(follower -> follower.offer(event));
  }

  /// How much memory its answers take.
  int bytes() {
    lock.lock();
    try {
      return crowd.bytes() + listedBytes();
    } finally {
      lock.unlock();
    }
  }

  private long elapsedMillis() {
    long until =
        state == ScanState.PAUSED ? pausedSince : state.isOver() ? endedNanos : System.nanoTime();
    return (until - startedNanos - pausedNanos) / 1_000_000;
  }

  private int scanned() {
    int sum = 0;
    for (PortState kind : PortState.values()) {
      sum += count(kind);
    }
    return sum;
  }

  private int count(PortState kind) {
    int sum = crowd.count(kind);
    for (TargetBoard target : targets.values()) {
      sum += target.count(kind);
    }
    return sum;
  }

  private ScanProgress progress() {
    int pairs = crowd.pairs();
    for (TargetBoard target : targets.values()) {
      pairs += target.isDialled() ? asked.ports().size() : 0;
    }
    int scanned = scanned();
    return new ScanProgress(
        elapsedMillis(),
        state != ScanState.RUNNING ? null : pace.millisLeft(pairs - scanned),
        scanned,
        pairs,
        count(PortState.OPEN),
        count(PortState.CLOSED),
        count(PortState.FILTERED),
        asked.openFiltered(count(PortState.OPEN_OR_FILTERED)));
  }

  private Picture picture() {
    return new Picture(
        id,
        startedAt,
        state,
        progress(),
        targets.values().stream().map(TargetBoard::copy).toList(),
        crowd.counts(),
        problem,
        asked.way());
  }

  /// A copy of it all at one moment, to be drawn without the lock.
  private record Picture(
      String id,
      Instant startedAt,
      ScanState state,
      ScanProgress progress,
      List<TargetBoard> targets,
      UnlistedAddresses unlisted,
      @Nullable Problem problem,
      Engines.Way way) {
    private List<TargetResult> results() {
      List<TargetResult> results = new ArrayList<>();
      int room = Asked.MOST_ROWS;
      for (TargetBoard target : targets) {
        TargetResult result = target.result(state.isOver(), room);
        room -= result.rows().size();
        results.add(result);
      }
      return results;
    }

    ScanStatus status() {
      return new ScanStatus(
          id,
          state,
          way.protocol().wire(),
          startedAt,
          progress.elapsedMillis(),
          progress.etaMillis(),
          progress.scanned(),
          progress.of(),
          progress.open(),
          progress.closed(),
          progress.filtered(),
          results(),
          unlisted.isNone() ? null : unlisted,
          problem,
          way.method(),
          way.why(),
          progress.openFiltered());
    }
  }
}
