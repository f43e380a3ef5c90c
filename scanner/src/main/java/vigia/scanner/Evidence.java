package vigia.scanner;

import vigia.machine.PortReason;

/// What the tries of one pair have shown so far, and which of it counts:
///
/// - A refusal is believed, and so is what the network says of itself (unreachable, prohibited).
/// - A connection between two addresses took a whole handshake: somebody listens.
/// - A connection between two ports of one address may be two sockets of this machine that dialled
///   each other, whose SYNs crossed. It is looked at once more on another socket. Only a refusal,
///   or meeting itself, refutes it; silence does not: a listener whose backlog is full is silent,
///   and a port without one refuses.
/// - Silence is believed after some tries, each a connection of its own.
/// - A port that met itself again and again has nobody listening: the kernel gives no port of a
///   listener's away.
/// - Our own shortage is no evidence at all.
final class Evidence {
  private static final int MOST_SELF_CONNECTS = 3;

  private int silences;
  private int selfConnects;
  private boolean accepted;

  /// Tries that ended in silence.
  int silences() {
    return silences;
  }

  /// @param tries that may end in silence before it is believed
  Step after(Answer answer, int tries) {
    return switch (answer) {
      case NOT_YET -> Step.Again.LATER;
      case SHORT, NO_LOCAL_PORT -> Step.Again.WHEN_THERE_IS_ROOM;
      case SELF -> self();
      case ACCEPTED_HERE -> here();
      case SILENCE -> silence(tries);
      case REFUSED, RESET, PORT_UNREACHABLE, ACCEPTED, RESPONSE -> settled(answer);
      case HOST_UNREACHABLE, NET_UNREACHABLE, PROHIBITED, PROTOCOL_UNREACHABLE ->
          settled(accepted ? Answer.ACCEPTED : answer);
    };
  }

  private Step self() {
    accepted = false;
    return ++selfConnects < MOST_SELF_CONNECTS ? Step.Again.SOON : settled(Answer.REFUSED);
  }

  private Step here() {
    if (accepted) {
      return settled(Answer.ACCEPTED);
    }
    accepted = true;
    return Step.Again.SOON;
  }

  private Step silence(int tries) {
    if (accepted) {
      return settled(Answer.ACCEPTED);
    }
    return ++silences < tries ? Step.Again.LATER : settled(Answer.SILENCE);
  }

  private static Step settled(Answer answer) {
    return new Step.Settled(answer.reason().orElse(PortReason.NO_RESPONSE));
  }
}
