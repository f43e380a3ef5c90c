package vigia.server.api;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import vigia.machine.Permission;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanOrigin;
import vigia.machine.ScanRequest;
import vigia.machine.ScanSummary;
import vigia.server.access.Caller;
import vigia.server.http.Call;
import vigia.server.stream.EventQueue;

/// A scan that was started here, and who is interested in it. Safe for several threads.
final class StartedScan {
  final Scan scan;
  final String machine;
  final ScanRequest request;

  final ScanOrigin origin;

  /// The id of the token that started it.
  final String owner;

  /// In the order of starting.
  final long number;

  /// About what it takes to remember it. Known when it is over: only the machine knows how many
  /// addresses and ports the words mean.
  volatile long bytes;

  final CountDownLatch over = new CountDownLatch(1);
  final CountDownLatch told = new CountDownLatch(1);

  /// The streams that tell of it.
  final Set<EventQueue<ScanEvent>> followers = ConcurrentHashMap.newKeySet();

  private volatile boolean written;
  private volatile boolean forgotten;
  private volatile long askedNanos = System.nanoTime();

  StartedScan(Scan scan, ScanRequest request, Call call, long number) {
    this.scan = scan;
    this.request = request;
    this.machine = call.variable("machine");
    this.owner = call.caller().token();
    this.origin = ScanOrigin.of(machine, request, call.caller().name());
    this.number = number;
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  ScanSummary summary() {
    return scan.summary().with(origin, written);
  }

  /// It stands in the history.
  void written() {
    written = true;
  }

  boolean isWritten() {
    return written;
  }

  /// It shall not stand there.
  void forget() {
    forgotten = true;
  }

  boolean isForgotten() {
    return forgotten;
  }

  boolean isSeenBy(Caller caller) {
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
