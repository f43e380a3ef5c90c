package vigia.scanner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// Local ports for SYNs of our own, one for each try, so that an answer says which try it is to.
///
/// Each is kept by a TCP socket that is bound to it on every address, of both families, and does
/// nothing else: the kernel gives such a port to nobody, and a segment that comes for it finds no
/// connection and no listener, so it answers a SYN-ACK with a reset.
final class OwnPorts implements AutoCloseable {
  private static final int MOST = 16;

  private final List<SocketChannel> keepers = new ArrayList<>();
  private final int[] ports;

  /// @throws IOException when not one is left
  OwnPorts() throws IOException {
    var found = new ArrayList<Integer>();
    try {
      for (int i = 0; i < MOST; i++) {
        SocketChannel keeper = SocketChannel.open();
        keepers.add(keeper);
        keeper.bind(null);
        found.add(((InetSocketAddress) keeper.getLocalAddress()).getPort());
      }
    } catch (IOException noneLeft) {
      if (found.isEmpty()) {
        close();
        throw noneLeft;
      }
    }
    ports = found.stream().mapToInt(Integer::intValue).toArray();
  }

  int[] all() {
    return ports.clone();
  }

  /// @param attempts made before
  int of(int attempts) {
    return ports[attempts % ports.length];
  }

  /// The latest of a pair's tries that was sent from a port.
  ///
  /// @param latest of all its tries, counted from 0
  /// @return negative when none was
  int latest(int port, int latest) {
    int attempt = latest;
    while (attempt >= 0 && of(attempt) != port) {
      attempt--;
    }
    return attempt;
  }

  @Override
  public void close() {
    for (SocketChannel keeper : keepers) {
      try {
        keeper.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
