package vigia.client;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// One connection to a server and the HTTP/1.1 on it, one exchange at a time.
final class HttpConnection implements Closeable {
  private final Socket plain;
  private final String authority;
  private final InputStream in;
  private final OutputStream out;
  private long idleSince = System.nanoTime();

  /// @param plain the TCP connection
  /// @param top what carries the bytes: the same, or TLS over it
  HttpConnection(Socket plain, Socket top, String authority) throws IOException {
    this.plain = plain;
    this.authority = authority;
    this.in = new BufferedInputStream(top.getInputStream(), 16_384);
    this.out = top.getOutputStream();
  }

  /// Sends a request.
  ///
  /// @return whether the server sent anything back
  boolean send(HttpRequest request, @Nullable String token) throws IOException {
    out.write(request.bytes(authority, token));
    out.flush();
    in.mark(1);
    boolean answered = in.read() >= 0;
    in.reset();
    return answered;
  }

  HttpReply receive() throws IOException {
    return HttpReply.read(in);
  }

  /// How long a read may wait.
  void patience(int millis) throws IOException {
    plain.setSoTimeout(millis);
  }

  void rest() {
    idleSince = System.nanoTime();
  }

  boolean restedLongerThan(long nanos) {
    return System.nanoTime() - idleSince > nanos;
  }

  /// Closes the TCP connection at once. TLS's own goodbye is left out: it may block behind a write,
  /// and every body says itself where it ends.
  @Override
  public void close() throws IOException {
    plain.close();
  }
}
