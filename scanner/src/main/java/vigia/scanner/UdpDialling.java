package vigia.scanner;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vigia.machine.PortReason;

/// A plan that is asked by UDP, on a thread of its own, which alone touches what is not marked
/// otherwise.
final class UdpDialling {
  /// More would gain nothing from hosts that limit their errors.
  private static final int MOST_SOCKETS = 4096;

  /// How soon a cancellation is noticed.
  private static final long TICK_NANOS = 50_000_000;

  private final Engine.Plan plan;
  private final Engine.Report report;
  private final ScannerOptions options;
  private final Datagrams datagrams;
  private final Hold hold;
  private final List<UdpHost> hosts = new ArrayList<>();
  private final Shortage shortage = new Shortage();
  private final OwnAddresses own = OwnAddresses.now();
  private final int limit;

  /// Hosts that are begun or done, from the first address on: the others take no memory.
  private int begun;

  private int mostSockets;
  private int questions;

  UdpDialling(
      Engine.Plan plan,
      Engine.Report report,
      ScannerOptions options,
      Datagrams datagrams,
      Hold hold) {
    this.plan = plan;
    this.report = report;
    this.options = options;
    this.datagrams = datagrams;
    this.hold = hold;
    limit = Math.min(Math.min(ScannerOptions.MOST_SOCKETS, MOST_SOCKETS), Descriptors.spare());
    mostSockets = limit;
  }

  Engine.Plan plan() {
    return plan;
  }

  int tries() {
    return options.tries();
  }

  /// How long a service may take to answer, and what is waited for an error while it is not known
  /// how long one takes.
  long longestNanos() {
    return plan.longestWait().toNanos();
  }

  /// Until all are done, or it is cancelled.
  ///
  /// @return whether it was not for want of sockets
  boolean dial() throws IOException {
    while (!hold.isCancelled() && !(isBegun() && hosts.isEmpty())) {
      while (!isBegun() && hasRoom() && mayAsk()) {
        begin();
      }
      hosts.forEach(host -> host.turn(System.nanoTime()));
      hosts.removeIf(UdpHost::isOver);
      datagrams.flush();
      if (shortage.isHopeless(System.nanoTime())) {
        return false;
      }
      datagrams.await(millisLeft(), port -> port.host.answered(port, datagrams.look(port)));
    }
    return true;
  }

  /// Whether every host is.
  private boolean isBegun() {
    return begun == plan.addresses().size();
  }

  /// The next one's first ports are asked at once, so that the one after it finds less room.
  private void begin() {
    InetAddress address = plan.addresses().get(begun);
    var host = new UdpHost(address, begun++, this, own.contains(address));
    hosts.add(host);
    host.turn(System.nanoTime());
  }

  private long millisLeft() {
    long now = System.nanoTime();
    long left = TICK_NANOS;
    if (hold.isPaused()) {
      return TimeUnit.NANOSECONDS.toMillis(left);
    }
    for (UdpHost host : hosts) {
      left = Math.min(left, host.nanosLeft(now));
    }
    // A pause passes with time alone; and what is due within the millisecond is not yet.
    boolean waits = left > 0 || shortage.isPause(now);
    return waits ? Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)) : 0;
  }

  /// Whether there is a socket left for a port that was not asked before.
  boolean hasRoom() {
    return datagrams.open() < mostSockets;
  }

  boolean mayAsk() {
    return !hold.isPaused() && !shortage.isPause(System.nanoTime());
  }

  /// How many have been asked.
  int questions() {
    return questions;
  }

  Answer ask(UdpPort port) {
    questions++;
    Answer answer = datagrams.ask(port);
    if (answer == Answer.NO_LOCAL_PORT && Route.isMissing(port.host.address)) {
      return Answer.NET_UNREACHABLE;
    }
    if (answer == Answer.SHORT || answer == Answer.NO_LOCAL_PORT) {
      shortage.met(System.nanoTime());
      // What is held now is what can be held; one more with each question that could be sent.
      mostSockets = Math.max(1, datagrams.open());
    } else {
      shortage.passed();
      mostSockets = Math.min(limit, mostSockets + 1);
    }
    return answer;
  }

  /// Closes its socket: the next question has another.
  void drop(UdpPort port) {
    datagrams.drop(port);
  }

  void settle(UdpPort port, PortReason reason) {
    datagrams.drop(port);
    report.answered(port.host.place, port.index, port.index + 1, reason);
  }
}
