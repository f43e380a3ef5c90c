package vigia.scanner;

import java.net.InetAddress;
import vigia.syscall.SynSocket;
import vigia.syscall.SyscallException;

/// Sends SYNs to addresses of a network, `192.0.2.` say, that nobody has: more than find room in
/// the largest send buffer that a socket gets without CAP_NET_ADMIN. Prints how many were not sent.
final class SynFloodMain {
  private static final int FIRST = 10;
  private static final int LAST = 250;

  /// Of each address. Fewer than the kernel keeps for a neighbour that it looks for
  /// (unres_qlen_bytes), or it would throw some away.
  private static final int PORTS = 60;

  private static final int OWN_PORT = 40_000;

  private int waiting;
  private int unsent;

  private SynFloodMain() {}

  public static void main(String[] args) throws SyscallException {
    var flood = new SynFloodMain();
    try (var socket = new SynSocket(false, new int[] {OWN_PORT}, SynSocket.MOST_SENDERS)) {
      for (int port = 1; port <= PORTS; port++) {
        for (int host = FIRST; host <= LAST; host++) {
          InetAddress to = InetAddress.ofLiteral(args[0] + host);
          socket.add(InetAddress.ofLiteral(args[0] + 1), OWN_PORT, to, port, 0);
          flood.added(socket);
        }
      }
      flood.send(socket);
    }
    System.out.println(flood.unsent);
  }

  private void added(SynSocket socket) {
    if (++waiting == SynSocket.MOST) {
      send(socket);
    }
  }

  private void send(SynSocket socket) {
    socket.send((_, _) -> unsent++);
    waiting = 0;
  }
}
