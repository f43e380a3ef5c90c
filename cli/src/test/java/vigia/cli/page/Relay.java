package vigia.cli.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A wire between the browser and a server that can be cut, as when the server is killed.
final class Relay implements AutoCloseable {
  private static final int BUFFER = 8192;

  private final ServerSocket entrance;
  private final int port;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();

  private Relay(ServerSocket entrance, int port) {
    this.entrance = entrance;
    this.port = port;
  }

  static Relay to(RunningServer server) {
    return to(server, 0);
  }

  /// @param own its own port; 0 for a free one
  static Relay to(RunningServer server, int own) {
    try {
      var entrance = new ServerSocket(own, 50, InetAddress.getByName("127.0.0.1"));
      var relay = new Relay(entrance, server.port());
      Thread.ofVirtual().start(relay::accept);
      return relay;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// An address of the server, by way of this.
  String by(String url) {
    return url.replace(":" + port, ":" + entrance.getLocalPort());
  }

  int own() {
    return entrance.getLocalPort();
  }

  /// Ends all connections in the middle of whatever they carry; new ones are taken.
  void cut() {
    ends.forEach(Relay::end);
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
    cut();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        connect(entrance.accept());
      } catch (IOException closed) {
        return;
      }
    }
  }

  /// A browser that is let in while this is closed, or whose server is gone, must not be left to
  /// wait for ever.
  private void connect(Socket browser) {
    ends.add(browser);
    try {
      var server = new Socket(entrance.getInetAddress(), port);
      ends.add(server);
      Thread.ofVirtual().start(() -> carry(browser, server));
      Thread.ofVirtual().start(() -> carry(server, browser));
    } catch (IOException gone) {
      end(browser);
    }
    if (entrance.isClosed()) {
      cut();
    }
  }

  private void carry(Socket from, Socket to) {
    var buffer = new byte[BUFFER];
    try {
      for (int n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        to.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException cut) {
      // One side is gone, and so shall be the other.
    } finally {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
