package vigia.scanner.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/// A connection. Interrupting its virtual thread closes it.
final class PlainTalk implements Talk, AutoCloseable {
  /// A certificate chain of TLS may take most of it.
  private static final int MOST_READ = 64 << 10;

  /// What is written fits in the kernel's buffer, so that a peer who reads nothing holds up nobody.
  private static final int MOST_WRITTEN = 8 << 10;

  private final Socket socket = new Socket();
  private final long deadline;
  private int read;
  private int written;
  private int firstByte = -1;

  /// @param deadline of [System#nanoTime()], for the connection as a whole
  PlainTalk(Place place, long deadline) throws IOException {
    this.deadline = deadline;
    try {
      socket.setTcpNoDelay(true);
      // A reset at the end leaves no TIME-WAIT behind, here or there.
      socket.setSoLinger(true, 0);
      socket.connect(new InetSocketAddress(place.address(), place.port()), millis(Long.MAX_VALUE));
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  /// Of what came first; -1 before that.
  int firstByte() {
    return firstByte;
  }

  @Override
  public int read(byte[] into, int from, long mostNanos) throws IOException {
    socket.setSoTimeout(millis(mostNanos));
    if (read >= MOST_READ) {
      throw new IOException("it sends too much");
    }
    InputStream in = socket.getInputStream();
    int count;
    try {
      count = in.read(into, from, Math.min(into.length - from, MOST_READ - read));
    } catch (SocketTimeoutException nothing) {
      return 0;
    }
    if (count > 0 && firstByte < 0) {
      firstByte = into[from] & 0xff;
    }
    read += Math.max(0, count);
    return count;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    written += bytes.length;
    if (written > MOST_WRITTEN) {
      throw new IOException("it asks for too much");
    }
    socket.getOutputStream().write(bytes);
  }

  /// What is left of the time, at least 1.
  private int millis(long mostNanos) throws InterruptedIOException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      throw new InterruptedIOException("its time is over");
    }
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(Math.min(left, mostNanos)));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
