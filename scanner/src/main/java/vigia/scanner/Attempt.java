package vigia.scanner;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// One (address, port) pair while it is being dialled, over all its tries.
final class Attempt {
  private static final System.Logger LOG = System.getLogger(Attempt.class.getName());

  final Job job;
  final int pair;

  /// Tries that ended in silence.
  int silences;

  /// Connections that met themselves.
  int selfConnects;

  /// Where it stands among those in the making, which [Flying] alone writes; -1 when it does not.
  int place = -1;

  long startedNanos;
  long deadlineNanos;
  private @Nullable SocketChannel channel;

  Attempt(Job job, int pair) {
    this.job = job;
    this.pair = pair;
  }

  /// Begins a try.
  ///
  /// @param patient false to look for the answer at once: what our own kernel answers is there
  ///   already, and no event need be waited for
  /// @return whether it is connected
  boolean dial(boolean patient) throws IOException {
    var remote = new InetSocketAddress(job.plan.address(pair), job.plan.port(pair));
    startedNanos = System.nanoTime();
    deadlineNanos = startedNanos + job.roundTrip(pair).timeoutNanos(silences);
    SocketChannel opened = open(remote);
    channel = opened;
    opened.configureBlocking(false);
    return opened.connect(remote) || (!patient && opened.finishConnect());
  }

  private static SocketChannel open(InetSocketAddress remote) throws IOException {
    try {
      return SocketChannel.open(
          remote.getAddress() instanceof Inet6Address
              ? StandardProtocolFamily.INET6
              : StandardProtocolFamily.INET);
    } catch (UnsupportedOperationException noIpv6) {
      throw new SocketException("Address family not supported");
    }
  }

  void awaitAnswer(Selector selector) throws IOException {
    opened().register(selector, SelectionKey.OP_CONNECT, this);
  }

  boolean finishConnect() throws IOException {
    return opened().finishConnect();
  }

  /// Whether the connection leads to its own end: the kernel chose the dialled port as our own, and
  /// two crossing SYNs open a connection (RFC 793). Nobody listens there.
  boolean isSelf() throws IOException {
    SocketChannel own = opened();
    return own.getRemoteAddress().equals(own.getLocalAddress());
  }

  /// Gives the socket back; what is connected, or about to be, ends with a reset, so that no
  /// half-closed connection stays on either side.
  void close() {
    SocketChannel old = channel;
    channel = null;
    if (old == null) {
      return;
    }
    try (old) {
      if (old.isConnected() || old.isConnectionPending()) {
        old.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException alreadyReset) {
      LOG.log(System.Logger.Level.DEBUG, "closing a dialled socket", alreadyReset);
    }
  }

  private SocketChannel opened() {
    SocketChannel now = channel;
    if (now == null) {
      throw new IllegalStateException("no socket for pair " + pair);
    }
    return now;
  }
}
