package vigia.scanner;

/// The ports of one host that are still to be dialled, by their place in the plan's list: those of
/// its [Discovery] first, and the others once something came back, ascending.
final class PortQueue {
  private final int ports;
  private final Discovery discovery;

  /// Of the discovery's, how many were handed out, and how many came to nothing.
  private int handedOut;

  private int nothings;
  private boolean isThere;

  /// The next of the others; and the next of the discovery's that may have to be passed over.
  private int next;

  private int ahead;

  PortQueue(int ports, Discovery discovery) {
    this.ports = ports;
    this.discovery = discovery;
    isThere = discovery.size() == 0;
  }

  boolean hasNext() {
    return isThere ? next < ports : handedOut < discovery.size();
  }

  int next() {
    if (!isThere) {
      return discovery.port(handedOut++);
    }
    int port = next++;
    passOver();
    return port;
  }

  /// The next of the others, so many in a row; only when it is there.
  ///
  /// @return how many they are, from the one that [#next] would have given
  int nextRow(int most) {
    int from = next;
    int end = Math.min(ports, from + most);
    next = ahead < discovery.size() ? Math.min(end, discovery.ascending(ahead)) : end;
    int row = next - from;
    passOver();
    return row;
  }

  /// Where [#nextRow] begins.
  int first() {
    return next;
  }

  /// Goes on from those that were handed out already.
  private void passOver() {
    while (ahead < discovery.size() && discovery.ascending(ahead) <= next) {
      if (discovery.ascending(ahead) == next && discovery.rank(next) < handedOut) {
        next++;
      }
      ahead++;
    }
  }

  /// Whether the host is there or not.
  boolean isDecided() {
    return isThere || isGivenUp();
  }

  /// Whether nothing came back to any port of the discovery.
  boolean isGivenUp() {
    return !isThere && nothings == discovery.size();
  }

  /// One of the discovery's is settled.
  void settled(boolean somethingCameBack) {
    if (isThere) {
      return;
    }
    if (somethingCameBack) {
      isThere = true;
      passOver();
    } else {
      nothings++;
    }
  }
}
