package vigia.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// A listener that is full and does not accept: the kernel drops what else comes, without a word.
/// On an address that answers on no other port it keeps a scan waiting for some seconds, for
/// nothing is known of its round trip.
public final class SilentPort implements AutoCloseable {
  private final ServerSocketChannel listening;
  private final List<SocketChannel> waiting = new ArrayList<>();

  /// @param address of this machine
  public SilentPort(String address) throws IOException {
    this(address, 0);
  }

  /// @param port 0 is any that is free
  public SilentPort(String address, int port) throws IOException {
    listening = ServerSocketChannel.open();
    listening.bind(new InetSocketAddress(InetAddress.getByName(address), port), 1);
    listening.configureBlocking(false);
    for (int i = 0; i < 4; i++) {
      var channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.connect(listening.getLocalAddress());
      waiting.add(channel);
    }
  }

  public int port() {
    return listening.socket().getLocalPort();
  }

  /// Makes room: from now on the port is open.
  public void speak() throws IOException {
    for (var channel : waiting) {
      channel.close();
    }
    for (var one = listening.accept(); one != null; one = listening.accept()) {
      one.close();
    }
  }

  @Override
  public void close() throws IOException {
    for (var channel : waiting) {
      channel.close();
    }
    listening.close();
  }
}
