package vigia.scanner;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortReason;

/// One address of a plan: which ports are still to be dialled there, and how it answers.
final class Host {
  /// What a host may leave unrefused before waiting for it costs more than it saves, and how many
  /// refusals make up for one more.
  private static final int MOST_EXCEPTIONS = 16;

  private static final int REFUSALS_PER_EXCEPTION = 1024;

  /// What may be missed: one port of a hundred thousand. It takes some answers to know the losses.
  private static final double MOST_MISSED = 1e-5;

  private static final int ENOUGH_ANSWERS = 50;

  /// How many times as often it is tried at most.
  private static final int MOST_PATIENCE = 4;

  final InetAddress address;
  final RoundTrip roundTrip;

  /// Its place in the plan.
  final int place;

  private final PortQueue ports;
  private @Nullable InetAddress source;
  private boolean isNear;
  private int exceptions;
  private int refusals;
  private int answers;
  private int repeated;

  /// When the latest one was dialled that was answered.
  private long latestNanos;

  /// @param isHere whether our own kernel answers for it
  Host(Engine.Plan plan, int place, boolean isHere) {
    address = plan.addresses().get(place);
    this.place = place;
    // Our own kernel answers at once, also for what it drops.
    var discovery = isHere ? Discovery.NONE : plan.discovery().of(place);
    ports = new PortQueue(plan.ports().size(), discovery);
    roundTrip = new RoundTrip(plan.longestWait().toNanos());
    isNear = isHere;
  }

  /// The address of ours that it is asked from.
  ///
  /// @throws IOException why there is none
  InetAddress source() throws IOException {
    InetAddress known = source;
    if (known == null) {
      known = Route.source(address);
      source = known;
    }
    return known;
  }

  /// Whether a socket that was dialled with to it is tied to its link from then on, and good for no
  /// other host: tcp_v6_connect, which binds it to the device.
  boolean tiesSockets() {
    return address instanceof Inet6Address && address.isLinkLocalAddress();
  }

  /// Whether its answer is there when connect(2) returns: our own kernel's, or that of a kernel at
  /// the other end of a virtual link, which works on our time.
  boolean isNear() {
    return isNear && !isSlow();
  }

  private boolean isSlow() {
    return exceptions > MOST_EXCEPTIONS + refusals / REFUSALS_PER_EXCEPTION;
  }

  /// Whether it is worth looking for its answer at once: until that was in vain too often.
  boolean mayAnswerAtOnce() {
    return !isSlow();
  }

  /// Its answer was looked for at once.
  void lookedAtOnce(Answer answer) {
    if (answer == Answer.REFUSED) {
      refusals++;
      isNear = true;
    } else {
      exceptions++;
    }
  }

  /// Takes what a stretch says of the host.
  void asked(Stretch stretch) {
    for (int i = 0; i < stretch.asked(); i++) {
      switch (stretch.answer(i)) {
        case REFUSED -> refusals++;
        // Our own shortage says nothing of it.
        case SHORT, NO_LOCAL_PORT -> {}
        default -> exceptions++;
      }
    }
    if (stretch.tookNanos > 0) {
      roundTrip.measured(stretch.tookNanos);
    }
  }

  /// An answer came.
  ///
  /// @param startedNanos when it was dialled
  /// @param again whether it is one to a repeated try
  void answered(long startedNanos, boolean again) {
    if (answers == 0 || startedNanos - latestNanos > 0) {
      latestNanos = startedNanos;
    }
    answers++;
    repeated += again ? 1 : 0;
  }

  boolean answeredOneDialledAfter(long nanos) {
    return answers > 0 && latestNanos - nanos > 0;
  }

  /// How often it must be silent before that is believed: the more often, the more of its answers
  /// were lost, so that next to none of the ports that answer is taken for a silent one.
  ///
  /// @param least where nothing is known of losses
  int triesBeforeSilence(int least) {
    if (repeated == 0 || answers < ENOUGH_ANSWERS) {
      return least;
    }
    double lost = (double) repeated / answers;
    int tries = least;
    double missed = Math.pow(lost, least);
    while (missed > MOST_MISSED && tries < least * MOST_PATIENCE) {
      missed *= lost;
      tries++;
    }
    return tries;
  }

  boolean hasPorts() {
    return ports.hasNext();
  }

  /// Its next port, by its place in the plan's list.
  int next() {
    return ports.next();
  }

  /// Its next ports, at most so many.
  Stretch nextStretch(Job job, int most) {
    int from = ports.first();
    return new Stretch(job, this, from, ports.nextRow(most));
  }

  /// Whether it is known to be there, or was given up.
  boolean isDecided() {
    return ports.isDecided();
  }

  boolean isGivenUp() {
    return ports.isGivenUp();
  }

  /// A port of it is settled. What a firewall says of itself counts as much as an answer: behind it
  /// is something that it guards.
  void settled(PortReason reason) {
    ports.settled(
        switch (reason) {
          case ACCEPTED,
              REFUSED,
              RESET,
              UDP_RESPONSE,
              PORT_UNREACHABLE,
              PROHIBITED,
              PROTOCOL_UNREACHABLE ->
              true;
          case NO_RESPONSE, HOST_UNREACHABLE, NET_UNREACHABLE -> false;
        });
  }
}
