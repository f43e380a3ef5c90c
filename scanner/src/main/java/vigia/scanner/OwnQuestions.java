package vigia.scanner;

import java.util.BitSet;

/// The local ports that questions to this machine were asked from. The kernel may choose the very
/// port that is asked, and a socket hears its own question; or two of ours ask each other. Whoever
/// answers from such a port is asked again from another one.
final class OwnQuestions {
  private final BitSet ports = new BitSet();

  /// @param port 0 for none
  void took(int port) {
    if (port > 0) {
      ports.set(port);
    }
  }

  /// What a datagram from a port says.
  Answer answer(UdpPort from) {
    if (!from.host.isHere || !ports.get(from.port)) {
      return Answer.RESPONSE;
    }
    // Once: a service may have the port by the next time.
    ports.clear(from.port);
    return Answer.SELF;
  }
}
