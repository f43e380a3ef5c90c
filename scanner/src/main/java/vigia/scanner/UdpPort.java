package vigia.scanner;

/// One (address, port) pair while it is asked by UDP. It keeps its socket over all tries, so that
/// an answer that comes late is an answer all the same.
final class UdpPort {
  final UdpHost host;

  /// Its place in the plan's list.
  final int index;

  final int port;
  final byte[] question;

  /// Its descriptor, which its [Datagrams] alone write; -1 when it has none.
  int socket = -1;

  /// How often it was asked.
  int asked;

  /// How often the answer was a question of ours.
  int selves;

  /// Questions whose silence says something.
  int silences;

  long firstNanos;
  long latestNanos;

  UdpPort(UdpHost host, int index, int port) {
    this.host = host;
    this.index = index;
    this.port = port;
    question = FirstMessages.to(port);
  }

  void begins(long now) {
    firstNanos = asked == 0 ? now : firstNanos;
    latestNanos = now;
    asked++;
  }
}
