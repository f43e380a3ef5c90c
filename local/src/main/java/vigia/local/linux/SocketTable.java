package vigia.local.linux;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigia.local.Known;
import vigia.machine.Protocol;
import vigia.machine.Unavailable;
import vigia.scanner.AddressText;

/// One of `/proc/net/tcp`, `tcp6`, `udp`, `udp6`, proc_pid_net(5).
///
/// @param counts sockets by their state's number
/// @param listening those that wait for whoever comes
record SocketTable(Map<Integer, Long> counts, List<Listening> listening) {
  private static final int ESTABLISHED = 1;
  private static final int CLOSE = 7;
  private static final int LISTEN = 10;
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  private static final int UID = 7;
  private static final int INODE = 9;
  private static final int WORD_DIGITS = 8;

  /// @param uid of whoever made the socket
  /// @param inode 0 when nobody holds it any more
  record Listening(String address, int port, long uid, long inode) {}

  /// Whether a socket waits for whoever comes. UDP has no such state: there it is those that are
  /// bound and not connected.
  private static boolean listens(Protocol protocol, int state, String remote) {
    return switch (protocol) {
      case TCP -> state == LISTEN;
      case UDP -> state == CLOSE && remote.endsWith(":0000");
    };
  }

  /// The names of ss(8).
  static String nameOf(Protocol protocol, int state) {
    return switch (protocol) {
      case TCP -> state > 0 && state <= TCP_STATES.size() ? TCP_STATES.get(state - 1) : "UNKNOWN";
      case UDP -> state == ESTABLISHED ? "ESTAB" : "UNCONN";
    };
  }

  /// By their numbers from 1: include/net/tcp_states.h.
  static final List<String> TCP_STATES =
      List.of(
          "ESTAB",
          "SYN-SENT",
          "SYN-RECV",
          "FIN-WAIT-1",
          "FIN-WAIT-2",
          "TIME-WAIT",
          "CLOSED",
          "CLOSE-WAIT",
          "LAST-ACK",
          "LISTEN",
          "CLOSING",
          "SYN-RECV");

  /// @param order of the host's bytes: an address is written as its words are in memory
  static Known<SocketTable> parse(String text, Protocol protocol, ByteOrder order) {
    int at = text.indexOf('\n') + 1;
    if (at == 0 || !text.stripLeading().startsWith("sl ")) {
      return Known.absent(Unavailable.UNREADABLE);
    }
    var counts = new TreeMap<Integer, Long>();
    var listening = new ArrayList<Listening>();
    var words = new Words(text);
    // A last line without its end was cut off; it is left out.
    for (int end = text.indexOf('\n', at); end >= 0; end = text.indexOf('\n', at)) {
      words.split(at, end);
      at = end + 1;
      if (!words.reach(INODE) || !(hex(words.at(STATE)) instanceof Known.Value(Long state))) {
        return Known.absent(Unavailable.UNREADABLE);
      }
      counts.merge(state.intValue(), 1L, Long::sum);
      if (listens(protocol, state.intValue(), words.at(REMOTE))) {
        if (!(listening(words, order) instanceof Known.Value(Listening socket))) {
          return Known.absent(Unavailable.UNREADABLE);
        }
        listening.add(socket);
      }
    }
    return Known.of(new SocketTable(counts, listening));
  }

  private static Known<Listening> listening(Words words, ByteOrder order) {
    String[] local = words.at(LOCAL).split(":", 2);
    return local.length != 2
        ? Known.absent(Unavailable.UNREADABLE)
        : address(local[0], order)
            .then(address ->
                hex(local[1])
                    .then(port ->
                        Numbers.parse(words.at(UID))
                            .then(uid ->
                                Numbers.parse(words.at(INODE))
                                    .then(inode ->
                                        Known.of(
                                            new Listening(
                                                address, port.intValue(), uid, inode))))));
  }

  private static Known<Long> hex(String digits) {
    try {
      return Known.of(HexFormat.fromHexDigitsToLong(digits));
    } catch (IllegalArgumentException garbage) {
      return Known.absent(Unavailable.UNREADABLE);
    }
  }

  /// Eight digits for each word of the address. IPv4 inside IPv6 (`::ffff:127.0.0.1`) is IPv4.
  static Known<String> address(String digits, ByteOrder order) {
    try {
      ByteBuffer bytes = ByteBuffer.allocate(digits.length() / 2).order(order);
      for (int i = 0; i < digits.length(); i += WORD_DIGITS) {
        bytes.putInt(HexFormat.fromHexDigits(digits, i, i + WORD_DIGITS));
      }
      return Known.of(AddressText.of(InetAddress.getByAddress(bytes.array())));
    } catch (UnknownHostException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | BufferOverflowException garbage) {
      return Known.absent(Unavailable.UNREADABLE);
    }
  }

  /// The words of one line, without an object for each: there may be a line for each of 100,000
  /// connections.
  private static final class Words {
    private final String text;
    private final int[] from = new int[INODE + 1];
    private final int[] to = new int[INODE + 1];
    private int count;

    Words(String text) {
      this.text = text;
    }

    void split(int start, int end) {
      count = 0;
      int at = start;
      while (at < end && count <= INODE) {
        if (text.charAt(at) == ' ') {
          at++;
        } else {
          from[count] = at;
          while (at < end && text.charAt(at) != ' ') {
            at++;
          }
          to[count] = at;
          count++;
        }
      }
    }

    boolean reach(int index) {
      return count > index;
    }

    String at(int index) {
      return text.substring(from[index], to[index]);
    }
  }
}
