package vigia.scanner;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortReason;
import vigia.machine.Problem;

/// A plan in the works: what is still to be dialled. The engine's thread alone touches it, but for
/// what its [Hold] says.
final class Job extends Hold {
  /// What is known of a host that is dialled takes a byte for each port, here and with whoever is
  /// told: so many hosts at once, and not more than that, but a few of any size.
  private static final int MOST_BYTES = 1 << 22;

  private static final int FEW_HOSTS = 64;
  private static final int MANY_HOSTS = 4096;

  final Engine.Plan plan;
  private final Engine.Report report;
  private final OwnAddresses own = OwnAddresses.now();
  private final boolean apart;

  /// Those with ports left, each in turn: so the first port of every address comes before the
  /// second of any.
  private final ArrayDeque<Host> hosts = new ArrayDeque<>();

  private final ArrayDeque<Host> near = new ArrayDeque<>();
  private final ArrayDeque<Attempt> again = new ArrayDeque<>();
  private final int mostHosts;

  /// Hosts of the plan that had their turn to begin, and those of them that have ports left.
  private int admitted;

  private int begun;

  /// Attempts that are in the making, and stretches that a dialler has.
  private int outside;

  /// @param apart whether near hosts are dialled apart from the others, by stretches
  Job(Engine.Plan plan, Engine.Report report, boolean apart) {
    this.plan = plan;
    this.report = report;
    this.apart = apart;
    mostHosts = Math.clamp(MOST_BYTES / plan.ports().size(), FEW_HOSTS, MANY_HOSTS);
    admit();
  }

  private void admit() {
    while (admitted < plan.addresses().size() && begun < mostHosts) {
      int place = admitted++;
      begun++;
      queue(new Host(plan, place, own.contains(plan.addresses().get(place))));
    }
  }

  /// Where it waits for its turn; one that has nothing more to dial makes room for another.
  private void queue(Host host) {
    if (host.hasPorts()) {
      (apart && host.isNear() ? near : hosts).addLast(host);
    } else if (host.isDecided()) {
      begun--;
      admit();
    }
  }

  boolean hasNext() {
    dropSettled();
    return !isHeld() && (!again.isEmpty() || !hosts.isEmpty());
  }

  /// Those to be tried again come first, so that what is left shrinks steadily and the time left
  /// can be told.
  Attempt next() {
    dropSettled();
    Attempt waiting = again.poll();
    if (waiting != null) {
      return waiting;
    }
    Host host = hosts.removeFirst();
    var attempt = new Attempt(this, host, host.next());
    queue(host);
    return attempt;
  }

  /// Those that were answered while they waited to be tried again.
  private void dropSettled() {
    while (!again.isEmpty() && again.peekFirst().isSettled()) {
      again.removeFirst();
    }
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

  /// An attempt is in the making, or a dialler has a stretch; [#gaveBack] when it is over.
  void took() {
    outside++;
  }

  void gaveBack() {
    outside--;
  }

  boolean isOver() {
    dropSettled();
    boolean nothingLeft = again.isEmpty() && hosts.isEmpty() && near.isEmpty();
    return outside == 0 && (isCancelled() || nothingLeft);
  }

  /// @param from the first of the ports, by its place in the list
  /// @param end after the last
  void refused(Host host, int from, int end) {
    report.answered(host.place, from, end, PortReason.REFUSED);
  }

  void settled(Attempt attempt, PortReason reason) {
    Host host = attempt.host;
    report.answered(host.place, attempt.index, attempt.index + 1, reason);
    if (host.isDecided()) {
      return;
    }
    boolean waited = !host.hasPorts();
    host.settled(reason);
    if (host.isGivenUp()) {
      report.leftOut(host.place);
    }
    if (waited && host.isDecided()) {
      queue(host);
    }
  }

  void over(@Nullable Problem problem) {
    report.over(problem);
  }
}
