package vigia.server.api;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import vigia.machine.Permission;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanOrigin;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.server.access.Caller;
import vigia.server.http.Call;
import vigia.server.stream.EventQueue;

/// A scan that was started here, and who is interested in it. Safe for several threads.
final class StartedScan implements FoundScan {
  final Scan scan;
  final ScanOrigin origin;

  /// The id of the token that started it.
  final String owner;

  private final ScanRequest request;

  /// In the order of starting.
  final long number;

  /// About what it takes to remember it. Known when it is over: only the machine knows how many
  /// addresses and ports the words mean.
  volatile long bytes;

  final CountDownLatch over = new CountDownLatch(1);
  final CountDownLatch told = new CountDownLatch(1);

  /// The streams that tell of it.
  final Set<EventQueue<ScanEvent>> followers = ConcurrentHashMap.newKeySet();

  private enum Standing {
    UNWRITTEN,
    WRITTEN,
    FORGOTTEN
  }

  /// In the history. One step at a time, so that whoever forgets it and whoever writes it down
  /// agree on who removes it.
  private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.UNWRITTEN);

  private volatile long askedNanos = System.nanoTime();

  StartedScan(Scan scan, ScanRequest request, Call call, long number) {
    this.scan = scan;
    this.request = request;
    this.owner = call.caller().token();
    this.origin = ScanOrigin.of(call.variable("machine"), request, call.caller().name());
    this.number = number;
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  @Override
  public String machine() {
    return origin.machine();
  }

  @Override
  public ScanSummary summary() {
    return scan.summary().with(origin, standing.get() == Standing.WRITTEN);
  }

  @Override
  public ScanStatus status() {
    return scan.status();
  }

  /// It is written down.
  ///
  /// @return false when it shall not be, and so is to be removed
  boolean written() {
    return standing.compareAndSet(Standing.UNWRITTEN, Standing.WRITTEN);
  }

  /// It shall not be written down.
  ///
  /// @return whether it is, and so is to be removed
  boolean forget() {
    return standing.getAndSet(Standing.FORGOTTEN) == Standing.WRITTEN;
  }

  boolean isForgotten() {
    return standing.get() == Standing.FORGOTTEN;
  }

  @Override
  public boolean isSeenBy(Caller caller) {
    return owner.equals(caller.token()) || caller.may(Permission.ADMIN);
  }

  void follows(EventQueue<ScanEvent> follower) {
    followers.add(follower);
  }

  void leaves(EventQueue<ScanEvent> follower) {
    asked();
    followers.remove(follower);
  }

  /// Somebody wants to know how it goes.
  void asked() {
    askedNanos = System.nanoTime();
  }

  boolean isFollowed() {
    return !followers.isEmpty();
  }

  /// Whether nobody has followed it or asked for it for so long, though it was not to go on alone.
  boolean isLeft(Duration away) {
    return !request.goesOnAlone()
        && !isFollowed()
        && System.nanoTime() - askedNanos >= away.toNanos();
  }
}
