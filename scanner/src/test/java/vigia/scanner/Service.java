package vigia.scanner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;

/// A service that answers each connection as the test says. Looking connections only: one that is
/// closed before it is spoken to, as the scan's own are, is answered like any other.
final class Service implements AutoCloseable {
  private final ServerSocket listening;

  interface Manner {
    void with(Socket guest) throws IOException;
  }

  /// @param port 0 for any
  Service(String address, int port, Manner manner) throws IOException {
    this(new ServerSocket(), address, port, manner);
  }

  /// With TLS.
  Service(SSLContext tls, String address, int port, Manner manner) throws IOException {
    this(tls.getServerSocketFactory().createServerSocket(), address, port, manner);
  }

  Service(ServerSocket unbound, String address, int port, Manner manner) throws IOException {
    listening = unbound;
    listening.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port), 200);
    Thread.ofVirtual().start(() -> accept(manner));
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept(Manner manner) {
    while (!listening.isClosed()) {
      try {
        Socket guest = listening.accept();
        Thread.ofVirtual()
            .start(() -> {
              try (guest) {
                manner.with(guest);
              } catch (IOException gone) {
                // The guest had enough.
              }
            });
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
