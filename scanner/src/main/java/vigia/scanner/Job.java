package vigia.scanner;

import java.net.InetAddress;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortReason;
import vigia.machine.Problem;

/// A plan in the works: what is still to be dialled. The engine's thread alone touches it, but for
/// [#cancel] and [#pause].
final class Job implements Engine.Dialling {
  final Engine.Plan plan;
  private final Engine.Report report;
  private final boolean apart;

  /// Those with ports left, each in turn: so the first port of every address comes before the
  /// second of any.
  private final ArrayDeque<Host> hosts = new ArrayDeque<>();

  private final ArrayDeque<Host> near = new ArrayDeque<>();
  private final ArrayDeque<Attempt> again = new ArrayDeque<>();
  private int inFlight;
  private volatile boolean cancelled;
  private volatile boolean paused;

  /// @param apart whether near hosts are dialled apart from the others, by stretches
  Job(Engine.Plan plan, Engine.Report report, long longestNanos, boolean apart) {
    this.plan = plan;
    this.report = report;
    this.apart = apart;
    OwnAddresses own = OwnAddresses.now();
    for (int i = 0; i < plan.addresses().size(); i++) {
      InetAddress address = plan.addresses().get(i);
      queue(new Host(address, i, plan, longestNanos, own.contains(address)));
    }
  }

  private void queue(Host host) {
    if (host.hasPorts()) {
      (apart && host.isNear() ? near : hosts).addLast(host);
    }
  }

  /// From any thread.
  @Override
  public void cancel() {
    cancelled = true;
  }

  /// From any thread.
  @Override
  public void pause(boolean wanted) {
    paused = wanted;
  }

  boolean isPaused() {
    return paused;
  }

  /// Whether nothing may be dialled of it now.
  boolean isHeld() {
    return cancelled || paused;
  }

  boolean isCancelled() {
    return cancelled;
  }

  boolean hasNext() {
    return !isHeld() && (!again.isEmpty() || !hosts.isEmpty());
  }

  /// Those to be tried again come first, so that what is left shrinks steadily and the time left
  /// can be told.
  Attempt next() {
    Attempt waiting = again.poll();
    if (waiting != null) {
      return waiting;
    }
    Host host = hosts.removeFirst();
    var attempt = new Attempt(this, host, host.nextPair());
    queue(host);
    return attempt;
  }

  /// Ports of a near host, or null when none is left there.
  @Nullable Stretch nextStretch(int most) {
    Host host = isHeld() ? null : near.poll();
    while (host != null && !host.isNear()) {
      queue(host);
      host = near.poll();
    }
    if (host == null) {
      return null;
    }
    Stretch stretch = host.nextStretch(this, most);
    queue(host);
    return stretch;
  }

  /// To be tried again, after the others that wait for that.
  void later(Attempt attempt) {
    again.addLast(attempt);
  }

  /// To be tried again first.
  void soon(Attempt attempt) {
    again.addFirst(attempt);
  }

  void took() {
    inFlight++;
  }

  void gaveBack() {
    inFlight--;
  }

  boolean isOver() {
    boolean nothingLeft = again.isEmpty() && hosts.isEmpty() && near.isEmpty();
    return inFlight == 0 && (cancelled || nothingLeft);
  }

  void answered(int pair, PortReason reason) {
    report.answered(pair, reason);
  }

  void over(@Nullable Problem problem) {
    report.over(problem);
  }
}
