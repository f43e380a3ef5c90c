package vigia.scanner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/// Listens by UDP on `address kind:port` pairs until its standard input ends. What it does with a
/// datagram is its kind: `any` answers every one, `dns` a question of RFC 1035 with one answer
/// section that is empty, `elsewhere` answers from another port, `mute` never.
final class UdpListenMain {
  private UdpListenMain() {}

  public static void main(String[] args) throws IOException {
    List<DatagramChannel> open = new ArrayList<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      String[] word = args[i + 1].split(":", 2);
      DatagramChannel channel = bound(args[i], Integer.parseInt(word[1]));
      open.add(channel);
      Thread.ofPlatform().daemon().start(() -> serve(channel, word[0]));
    }
    System.out.println("listening");
    while (System.in.read() >= 0) {
      // Whoever started this holds the other end of the pipe.
    }
    for (DatagramChannel each : open) {
      each.close();
    }
  }

  static DatagramChannel bound(String address, int port) throws IOException {
    return DatagramChannel.open().bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
  }

  static void serve(DatagramChannel channel, String kind) {
    var bytes = ByteBuffer.allocate(2000);
    try {
      while (true) {
        bytes.clear();
        var client = channel.receive(bytes);
        bytes.flip();
        switch (kind) {
          case "any" -> channel.send(ByteBuffer.allocate(0), client);
          case "dns" -> {
            if (isQuestion(bytes)) {
              bytes.put(2, (byte) 0x80);
              channel.send(bytes, client);
            }
          }
          case "elsewhere" -> {
            try (DatagramChannel other = DatagramChannel.open()) {
              other.send(ByteBuffer.allocate(4), client);
            }
          }
          default -> {
            // Heard, and that is all.
          }
        }
      }
    } catch (ClosedChannelException ended) {
      // That is how it ends.
    } catch (IOException failed) {
      throw new AssertionError("serving " + kind, failed);
    }
  }

  /// A header without an answer bit, one question, and a name that ends where the type begins.
  private static boolean isQuestion(ByteBuffer bytes) {
    if (bytes.limit() < 17 || bytes.get(2) < 0 || bytes.getShort(4) != 1) {
      return false;
    }
    int at = 12;
    while (at < bytes.limit() && bytes.get(at) > 0) {
      at += 1 + bytes.get(at);
    }
    return at + 5 == bytes.limit();
  }
}
