package vigia.server.http;

import java.net.InetAddress;
import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;

/// One connection, and until when it has to have done what it is doing.
final class Watched {
  private static final long NEVER = Long.MAX_VALUE;

  private final EndPoint endPoint;
  private final InetAddress address;
  private final boolean crowded;
  private volatile long deadline = NEVER;

  /// @param crowded whether its address has too many connections
  Watched(EndPoint endPoint, InetAddress address, boolean crowded) {
    this.endPoint = endPoint;
    this.address = address;
    this.crowded = crowded;
  }

  InetAddress address() {
    return address;
  }

  boolean isCrowded() {
    return crowded;
  }

  boolean isOpen() {
    return endPoint.isOpen();
  }

  /// The connection is closed unless another phase begins in time.
  void phase(Duration most) {
    deadline = System.nanoTime() + most.toNanos();
  }

  void unlimited() {
    deadline = NEVER;
  }

  void closeIfLate(long now) {
    if (deadline != NEVER && now - deadline > 0) {
      endPoint.close(new java.util.concurrent.TimeoutException("too slow"));
    }
  }

  void close() {
    endPoint.close();
  }
}
