package vigia.scanner;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import vigia.machine.PortReason;

/// One address that is asked by UDP, a round of ports after the other: each port once as soon as
/// may be, for whoever listens there answers at any time; those that were silent again, as
/// [IcmpPace] says.
final class UdpHost {
  /// Ports that are neither answered nor given up: each holds a socket.
  private static final int MOST_PORTS = 1024;

  private static final int MOST_SELVES = 3;

  private static final int FIRST_ROUND = 256;
  private static final int LARGEST_ROUND = 1024;

  final InetAddress address;
  private final UdpDialling dialling;

  /// Among the plan's addresses.
  final int place;

  /// Our own kernel limits no errors to itself.
  final boolean isHere;

  private final RoundTrip roundTrip;
  private final IcmpPace pace = new IcmpPace();
  private final ArrayDeque<UdpPort> again = new ArrayDeque<>();

  /// Asked often enough, and listened to for as long as a slow service may take.
  private final ArrayDeque<UdpPort> last = new ArrayDeque<>();

  /// Those of this round that have said nothing yet.
  private final Set<UdpPort> round = new LinkedHashSet<>();

  private boolean isRunning;

  /// Whether this round's ports were not asked before.
  private boolean isFirst;

  private int firstSize = FIRST_ROUND;
  private int errors;
  private long roundNanos;
  private int next;

  UdpHost(InetAddress address, int place, UdpDialling dialling, boolean isHere) {
    this.address = address;
    this.place = place;
    this.dialling = dialling;
    this.isHere = isHere;
    roundTrip = new RoundTrip(dialling.longestNanos());
  }

  boolean isOver() {
    return !hasFresh() && again.isEmpty() && last.isEmpty() && !isRunning;
  }

  private boolean hasFresh() {
    return next < dialling.plan().ports().size();
  }

  /// Ends the round that had its time, gives up who had theirs, and begins the next round.
  void turn(long now) {
    if (isRunning && (round.isEmpty() || now - roundNanos >= roundTrip.timeoutNanos(0))) {
      endRound();
    }
    while (!last.isEmpty() && now - last.getFirst().firstNanos >= dialling.longestNanos()) {
      dialling.settle(last.removeFirst(), PortReason.NO_RESPONSE);
    }
    if (!isRunning) {
      begin(now);
    }
  }

  /// When it is worth a turn: nanoseconds from now.
  long nanosLeft(long now) {
    long left = Long.MAX_VALUE;
    if (!last.isEmpty()) {
      left = last.getFirst().firstNanos + dialling.longestNanos() - now;
    }
    if (isRunning) {
      long ends = round.isEmpty() ? 0 : roundNanos + roundTrip.timeoutNanos(0) - now;
      return Math.min(left, ends);
    }
    if (mayAskFresh()) {
      return 0;
    }
    return again.isEmpty() ? left : Math.min(left, pace.nanosLeft(now));
  }

  private boolean mayAskFresh() {
    return hasFresh() && again.size() + last.size() < MOST_PORTS && dialling.hasRoom();
  }

  private void begin(long now) {
    roundNanos = now;
    errors = 0;
    isFirst = mayAskFresh();
    int before = dialling.questions();
    if (isFirst) {
      for (int i = 0; i < firstSize && mayAskFresh() && dialling.mayAsk(); i++) {
        int index = next++;
        ask(new UdpPort(this, index, dialling.plan().ports().at(index)));
      }
      firstSize = Math.min(LARGEST_ROUND, 2 * firstSize);
    } else if (pace.nanosLeft(now) <= 0) {
      for (int i = 0; i < pace.size() && !again.isEmpty() && dialling.mayAsk(); i++) {
        ask(again.removeFirst());
      }
    }
    isRunning = dialling.questions() > before;
  }

  private void ask(UdpPort port) {
    port.begins(System.nanoTime());
    round.add(port);
    answered(port, dialling.ask(port));
  }

  /// Takes what is known of a port.
  void answered(UdpPort port, Answer answer) {
    switch (answer) {
      case NOT_YET -> {}
      case SHORT, NO_LOCAL_PORT -> {
        round.remove(port);
        again.addFirst(port);
      }
      case SELF -> self(port);
      case RESPONSE -> settle(port, PortReason.UDP_RESPONSE);
      default -> error(port, answer.reason().orElse(PortReason.NO_RESPONSE));
    }
  }

  /// From another local port.
  private void self(UdpPort port) {
    dialling.drop(port);
    if (++port.selves == MOST_SELVES) {
      // The kernel gives no port of a listener's away.
      settle(port, PortReason.PORT_UNREACHABLE);
    } else if (round.remove(port) || again.remove(port) || last.remove(port)) {
      again.addFirst(port);
    }
  }

  private void error(UdpPort port, PortReason reason) {
    long now = System.nanoTime();
    pace.error(now);
    // Which of several questions it answers is not known.
    if (port.asked == 1) {
      roundTrip.measured(now - port.latestNanos);
    }
    if (round.contains(port)) {
      errors++;
    }
    settle(port, reason);
  }

  private void settle(UdpPort port, PortReason reason) {
    if (round.remove(port) || again.remove(port) || last.remove(port)) {
      dialling.settle(port, reason);
    }
  }

  private void endRound() {
    boolean heldBack = !isHere && pace.mayHoldBack(roundNanos);
    if (!isFirst) {
      pace.asked(errors, round.size(), heldBack);
    }
    for (UdpPort port : round) {
      port.silences += heldBack ? 0 : 1;
      (port.silences < dialling.tries() ? again : last).addLast(port);
    }
    round.clear();
    isRunning = false;
  }
}
