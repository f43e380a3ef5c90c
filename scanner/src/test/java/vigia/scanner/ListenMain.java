package vigia.scanner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/// Listens on `address port` pairs until its standard input ends.
final class ListenMain {
  private ListenMain() {}

  public static void main(String[] args) throws IOException {
    List<ServerSocketChannel> open = new ArrayList<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      var address =
          new InetSocketAddress(InetAddress.ofLiteral(args[i]), Integer.parseInt(args[i + 1]));
      open.add(ServerSocketChannel.open().bind(address));
    }
    System.out.println("listening");
    while (System.in.read() >= 0) {
      // Whoever started this holds the other end of the pipe.
    }
    for (ServerSocketChannel each : open) {
      each.close();
    }
  }
}
