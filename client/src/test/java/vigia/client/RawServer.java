package vigia.client;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A peer that sends whatever bytes a test wants, and remembers all that it was sent.
final class RawServer implements AutoCloseable {

  /// What happens on one connection; it is closed afterwards.
  interface Script {
    void run(InputStream in, OutputStream out) throws IOException;
  }

  private final ServerSocket listening;
  private final Script script;
  private final String scheme;
  private final AtomicInteger connections = new AtomicInteger();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  RawServer(Script script) throws IOException {
    this("http", new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), script);
  }

  RawServer(String scheme, ServerSocket listening, Script script) {
    this.scheme = scheme;
    this.listening = listening;
    this.script = script;
    Thread.ofPlatform().daemon().start(this::accept);
  }

  /// Answers every connection's first request with these bytes, then closes.
  static RawServer saying(String bytes) throws IOException {
    return saying(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  static RawServer saying(byte[] bytes) throws IOException {
    return new RawServer((in, out) -> {
      request(in);
      out.write(bytes);
    });
  }

  /// Reads one request's head; the requests of these tests have no body.
  static String request(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (String line = Lines.text(in, 10_000); !line.isEmpty(); line = Lines.text(in, 10_000)) {
      head.append(line).append('\n');
    }
    return head.toString();
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      script.run(new Remembering(socket.getInputStream()), socket.getOutputStream());
      // A close with unread bytes would be a reset, which may overtake the answer.
      socket.shutdownOutput();
      socket.setSoTimeout(2_000);
      socket.getInputStream().readAllBytes();
    } catch (IOException theClientLeft) {
      // Which is what most of these tests are about.
    } finally {
      open.remove(socket);
    }
  }

  private final class Remembering extends FilterInputStream {
    Remembering(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        synchronized (received) {
          received.write(b);
        }
      }
      return b;
    }
  }

  URI url() {
    return URI.create(scheme + "://127.0.0.1:" + listening.getLocalPort());
  }

  int connections() {
    return connections.get();
  }

  String received() {
    synchronized (received) {
      return received.toString(StandardCharsets.ISO_8859_1);
    }
  }

  /// Breaks every connection.
  void hangUp() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    hangUp();
  }
}
