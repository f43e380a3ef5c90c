package vigia.server.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import vigia.server.limit.ServerLimits;

/// Counts the connections of each address, and closes those that take too long for what they do:
/// Jetty's idle timeout alone lets a client send a byte every nine seconds for ever.
final class ConnectionWatch extends HttpConnectionFactory implements Connection.Listener {
  private final ServerLimits limits;
  private final Map<Connection, Watched> open = new ConcurrentHashMap<>();
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final Runnable wake;

  /// @param wake called when there is a connection to look after
  ConnectionWatch(HttpConfiguration configuration, ServerLimits limits, Runnable wake) {
    super(configuration);
    this.limits = limits;
    this.wake = wake;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    Connection connection = super.newConnection(connector, endPoint);
    InetAddress remote = address(endPoint);
    int count = byAddress.merge(group(remote), 1, Integer::sum);
    var watched = new Watched(endPoint, remote, count > limits.connectionsPerAddress());
    watched.phase(limits.header());
    open.put(connection, watched);
    connection.addEventListener(this);
    wake.run();
    if (count > 2 * limits.connectionsPerAddress()) {
      // Not even an answer: its own connections are what this address is made to wait for.
      watched.close();
      forget(connection);
    }
    return connection;
  }

  @Override
  public void onClosed(Connection connection) {
    forget(connection);
  }

  /// By the address noted at the beginning: a closed socket no longer tells its own.
  private void forget(Connection connection) {
    Watched gone = open.remove(connection);
    if (gone != null) {
      byAddress.computeIfPresent(
          group(gone.address()), (group, count) -> count == 1 ? null : count - 1);
    }
  }

  /// The watched connection; one that is closed already stands alone.
  Watched of(Connection connection) {
    Watched watched = open.get(connection);
    return watched != null
        ? watched
        : new Watched(connection.getEndPoint(), address(connection.getEndPoint()), false);
  }

  /// @return whether any connection is left
  boolean closeLate() {
    long now = System.nanoTime();
    open.forEach((connection, watched) -> {
      watched.closeIfLate(now);
      if (!watched.isOpen()) {
        forget(connection);
      }
    });
    return !open.isEmpty();
  }

  private static InetAddress address(EndPoint endPoint) {
    return endPoint.getRemoteSocketAddress() instanceof InetSocketAddress inet
            && inet.getAddress() != null
        ? inet.getAddress()
        : InetAddress.getLoopbackAddress();
  }

  /// IPv6 gives each host a /64 of its own.
  private static String group(InetAddress address) {
    return address instanceof Inet6Address six
        ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
        : address.getHostAddress();
  }
}
