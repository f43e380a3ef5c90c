package vigia.scanner;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortReason;
import vigia.machine.Problem;

/// A plan in the works of [SelectorEngine]: what is still to be dialled, and how each address does.
final class Job {
  final Engine.Plan plan;
  final Engine.Report report;
  private final int pairs;
  private final RoundTrip[] roundTrips;
  private final boolean[] here;
  private final ArrayDeque<Attempt> again = new ArrayDeque<>();
  private int next;
  private int inFlight;
  private volatile boolean cancelled;

  Job(Engine.Plan plan, Engine.Report report, long longestNanos) {
    this.plan = plan;
    this.report = report;
    pairs = plan.pairs();
    int addresses = plan.addresses().size();
    roundTrips = new RoundTrip[addresses];
    here = new boolean[addresses];
    for (int i = 0; i < addresses; i++) {
      roundTrips[i] = new RoundTrip(longestNanos);
      here[i] = isHere(plan.addresses().get(i));
    }
  }

  /// Whether our own kernel answers for the address, at once.
  private static boolean isHere(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return true;
    }
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return false;
    }
  }

  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  boolean hasNext() {
    return !cancelled && (!again.isEmpty() || next < pairs);
  }

  /// Those to be tried again come first, so that what is left shrinks steadily and the time left
  /// can be told.
  Attempt next() {
    Attempt waiting = again.poll();
    return waiting == null ? new Attempt(this, next++) : waiting;
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
    return inFlight == 0 && !hasNext();
  }

  void answered(Attempt attempt, PortReason reason) {
    report.answered(attempt.pair, reason);
  }

  RoundTrip roundTrip(int pair) {
    return roundTrips[pair % roundTrips.length];
  }

  boolean isHere(int pair) {
    return here[pair % here.length];
  }

  void over(@Nullable Problem problem) {
    report.over(problem);
  }
}
