package vigia.scanner;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Over java.nio, where no system calls can be made. The kernel tells such a socket only of the
/// ICMP errors that are final: of a host or a network without a way it hears nothing.
final class ChannelDatagrams implements Datagrams {
  private static final System.Logger LOG = System.getLogger(ChannelDatagrams.class.getName());

  /// java.nio passes over an empty datagram.
  private static final byte[] LEAST = {0};

  private final Selector selector;
  private final Map<UdpPort, DatagramChannel> channels = new HashMap<>();

  private final OwnQuestions own = new OwnQuestions();

  /// What comes is counted and not read.
  private final ByteBuffer room = ByteBuffer.allocate(1);

  ChannelDatagrams() throws IOException {
    selector = Selector.open();
  }

  @Override
  public Answer ask(UdpPort port) {
    try {
      DatagramChannel channel = channels.get(port);
      if (channel == null) {
        channel = connect(port);
      }
      channel.write(ByteBuffer.wrap(port.question.length == 0 ? LEAST : port.question));
      return look(port);
    } catch (IOException error) {
      return failed(port, error);
    }
  }

  private DatagramChannel connect(UdpPort port) throws IOException {
    DatagramChannel channel = open(port.host.address instanceof Inet6Address);
    channels.put(port, channel);
    channel.configureBlocking(false);
    channel.connect(new InetSocketAddress(port.host.address, port.port));
    channel.register(selector, SelectionKey.OP_READ, port);
    if (port.host.isHere && channel.getLocalAddress() instanceof InetSocketAddress local) {
      own.took(local.getPort());
    }
    return channel;
  }

  private static DatagramChannel open(boolean six) throws IOException {
    try {
      return DatagramChannel.open(six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
    } catch (UnsupportedOperationException noIpv6) {
      throw new SocketException("Address family not supported");
    }
  }

  @Override
  public void await(long millis, Consumer<UdpPort> news) throws IOException {
    Consumer<SelectionKey> selected =
        key -> {
          if (key.attachment() instanceof UdpPort port && channels.containsKey(port)) {
            news.accept(port);
          }
        };
    if (millis == 0) {
      selector.selectNow(selected);
    } else {
      selector.select(selected, millis);
    }
  }

  @Override
  public Answer look(UdpPort port) {
    DatagramChannel channel = channels.get(port);
    if (channel == null) {
      return Answer.NOT_YET;
    }
    try {
      room.clear();
      // Not read(), which returns 0 for an empty datagram and for none.
      return channel.receive(room) == null ? Answer.NOT_YET : own.answer(port);
    } catch (IOException error) {
      return failed(port, error);
    }
  }

  private Answer failed(UdpPort port, IOException error) {
    drop(port);
    return Failure.answer(error);
  }

  @Override
  public void drop(UdpPort port) {
    DatagramChannel old = channels.remove(port);
    try {
      if (old != null) {
        old.close();
      }
    } catch (IOException closedAllTheSame) {
      LOG.log(System.Logger.Level.DEBUG, "closing a socket", closedAllTheSame);
    }
  }

  @Override
  public int open() {
    return channels.size();
  }

  /// Only a selection gives closed descriptors back.
  @Override
  public void flush() throws IOException {
    selector.selectNow(_ -> {});
  }

  @Override
  public void close() {
    for (UdpPort port : channels.keySet().toArray(UdpPort[]::new)) {
      drop(port);
    }
    try {
      selector.close();
    } catch (IOException closedAllTheSame) {
      LOG.log(System.Logger.Level.DEBUG, "closing a selector", closedAllTheSame);
    }
  }
}
