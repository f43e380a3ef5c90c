package vigia.scanner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// Listens on `address port` pairs until its standard input ends. A port written `reset:80` accepts
/// each connection and resets it at once.
final class ListenMain {
  private static final String RESET = "reset:";

  /// More than a test dials at once, none of whom is accepted.
  private static final int MANY = 4096;

  private ListenMain() {}

  public static void main(String[] args) throws IOException {
    List<ServerSocketChannel> open = new ArrayList<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      String port = args[i + 1].replace(RESET, "");
      var address = new InetSocketAddress(InetAddress.ofLiteral(args[i]), Integer.parseInt(port));
      ServerSocketChannel listener = ServerSocketChannel.open().bind(address, MANY);
      open.add(listener);
      if (args[i + 1].startsWith(RESET)) {
        Thread.ofPlatform().daemon().start(() -> resetAll(listener));
      }
    }
    System.out.println("listening");
    while (System.in.read() >= 0) {
      // Whoever started this holds the other end of the pipe.
    }
    for (ServerSocketChannel each : open) {
      each.close();
    }
  }

  private static void resetAll(ServerSocketChannel listener) {
    try {
      while (true) {
        try (SocketChannel guest = listener.accept()) {
          guest.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
      }
    } catch (ClosedChannelException ended) {
      // That is how it ends.
    } catch (IOException failed) {
      throw new AssertionError("resetting what comes", failed);
    }
  }
}
