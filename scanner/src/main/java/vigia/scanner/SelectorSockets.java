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
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Over java.nio, where no system calls can be made: six of them to a port, and why a connection
/// failed only as far as an exception's text tells.
final class SelectorSockets implements Sockets {
  private static final System.Logger LOG = System.getLogger(SelectorSockets.class.getName());

  /// The JDK takes no more of epoll at once; there may be others.
  private static final int MOST_EVENTS = 1024;

  private final Selector selector;
  private final Map<Attempt, SocketChannel> channels = new HashMap<>();

  SelectorSockets() throws IOException {
    selector = Selector.open();
  }

  @Override
  public Answer dial(Attempt attempt, boolean atOnce) {
    try {
      var remote = new InetSocketAddress(attempt.host.address, attempt.port());
      SocketChannel channel = open(remote);
      channels.put(attempt, channel);
      channel.configureBlocking(false);
      if (channel.connect(remote) || (atOnce && channel.finishConnect())) {
        return accepted(attempt, channel);
      }
      channel.register(selector, SelectionKey.OP_CONNECT, attempt);
      return Answer.NOT_YET;
    } catch (IOException error) {
      return failed(attempt, error);
    }
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

  @Override
  public void await(long millis, Consumer<Attempt> news) throws IOException {
    Consumer<SelectionKey> selected =
        key -> {
          if (key.attachment() instanceof Attempt attempt && channels.containsKey(attempt)) {
            news.accept(attempt);
          }
        };
    int count = millis == 0 ? selector.selectNow(selected) : selector.select(selected, millis);
    while (count >= MOST_EVENTS) {
      count = selector.selectNow(selected);
    }
  }

  @Override
  public Answer look(Attempt attempt) {
    SocketChannel channel = channels.get(attempt);
    if (channel == null) {
      return Answer.NOT_YET;
    }
    try {
      return channel.finishConnect() ? accepted(attempt, channel) : Answer.NOT_YET;
    } catch (IOException error) {
      return failed(attempt, error);
    }
  }

  private Answer accepted(Attempt attempt, SocketChannel channel) throws IOException {
    Answer answer = Answer.ACCEPTED;
    if (channel.getRemoteAddress() instanceof InetSocketAddress other
        && channel.getLocalAddress() instanceof InetSocketAddress own
        && other.getAddress().equals(own.getAddress())) {
      answer = other.getPort() == own.getPort() ? Answer.SELF : Answer.ACCEPTED_HERE;
    }
    drop(attempt);
    return answer;
  }

  private Answer failed(Attempt attempt, IOException error) {
    drop(attempt);
    return Failure.answer(error);
  }

  @Override
  public Answer giveUp(Attempt attempt) {
    drop(attempt);
    return Answer.SILENCE;
  }

  @Override
  public void drop(Attempt attempt) {
    SocketChannel old = channels.remove(attempt);
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

  @Override
  public int idle() {
    return 0;
  }

  @Override
  public void trim() {
    // Each socket has its attempt.
  }

  /// Only a selection gives closed descriptors back.
  @Override
  public void flush() throws IOException {
    selector.selectNow(_ -> {});
  }

  @Override
  public void close() {
    for (Attempt attempt : channels.keySet().toArray(Attempt[]::new)) {
      drop(attempt);
    }
    try {
      selector.close();
    } catch (IOException closedAllTheSame) {
      LOG.log(System.Logger.Level.DEBUG, "closing a selector", closedAllTheSame);
    }
  }
}
