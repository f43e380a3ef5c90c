package vigia.syscall;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Reads what raw sockets receive: TCP segments (RFC 9293, 3.1) and ICMP errors with the beginning
/// of the packet that caused them (RFC 792, RFC 4443). Anything else, or cut off, is null.
final class SynAnswers {
  private static final int TCP = 6;

  private static final int LEAST_4 = 20;
  private static final int LENGTH_6 = 40;
  private static final int SOURCE_4 = 12;
  private static final int DESTINATION_4 = 16;
  private static final int DESTINATION_6 = 24;
  private static final int PROTOCOL_4 = 9;
  private static final int PROTOCOL_6 = 6;

  private static final int SEGMENT = 20;
  private static final int ACKNOWLEDGED = 8;
  private static final int FLAGS = 13;
  private static final int SYN = 0x02;
  private static final int RST = 0x04;
  private static final int ACK = 0x10;

  private static final int ICMP_HEADER = 8;

  /// Of a segment, ports and sequence number are quoted at least.
  private static final int QUOTED = 8;

  private SynAnswers() {}

  /// A packet of IPv4 with a segment.
  static @Nullable SynAnswer packet4(ByteBuffer bytes, int at, int length) {
    int header = headerLength(bytes, at, length);
    return header < 0
        ? null
        : segment(bytes, at + header, length - header, address(bytes, at + SOURCE_4, 4));
  }

  /// A segment that came from this address.
  static @Nullable SynAnswer segment(
      ByteBuffer bytes, int at, int length, @Nullable InetAddress from) {
    if (from == null || length < SEGMENT) {
      return null;
    }
    SynAnswer.Segment what =
        switch (bytes.get(at + FLAGS) & (SYN | RST | ACK)) {
          case SYN | ACK -> SynAnswer.Segment.SYN_ACK;
          case RST | ACK -> SynAnswer.Segment.RESET;
          default -> null;
        };
    if (what == null) {
      return null;
    }
    int sequence = bytes.getInt(at + ACKNOWLEDGED) - 1;
    return new SynAnswer(from, port(bytes, at), port(bytes, at + 2), sequence, what);
  }

  /// A packet of IPv4 with an ICMP error.
  static @Nullable SynAnswer error4(ByteBuffer bytes, int at, int length) {
    int outer = headerLength(bytes, at, length);
    int quoted = at + outer + ICMP_HEADER;
    int left = length - outer - ICMP_HEADER;
    int inner = outer < 0 ? -1 : headerLength(bytes, quoted, left);
    if (inner < 0 || left - inner < QUOTED || bytes.get(quoted + PROTOCOL_4) != TCP) {
      return null;
    }
    InetAddress asked = address(bytes, quoted + DESTINATION_4, 4);
    return quoted(bytes, at + outer, quoted + inner, asked);
  }

  /// An ICMPv6 error. Our own packets have no extension headers.
  static @Nullable SynAnswer error6(ByteBuffer bytes, int at, int length) {
    int quoted = at + ICMP_HEADER;
    boolean isOfTcp =
        length >= ICMP_HEADER + LENGTH_6 + QUOTED && bytes.get(quoted + PROTOCOL_6) == TCP;
    return isOfTcp
        ? quoted(bytes, at, quoted + LENGTH_6, address(bytes, quoted + DESTINATION_6, 16))
        : null;
  }

  private static @Nullable SynAnswer quoted(
      ByteBuffer bytes, int icmp, int segment, @Nullable InetAddress asked) {
    return SynAnswer.unreachable(
        asked,
        port(bytes, segment + 2),
        port(bytes, segment),
        bytes.getInt(segment + 4),
        Byte.toUnsignedInt(bytes.get(icmp)),
        Byte.toUnsignedInt(bytes.get(icmp + 1)));
  }

  /// @return negative when it is none of IPv4
  private static int headerLength(ByteBuffer bytes, int at, int length) {
    if (length < LEAST_4 || (bytes.get(at) & 0xf0) != 0x40) {
      return -1;
    }
    int header = (bytes.get(at) & 0xf) * Integer.BYTES;
    return header < LEAST_4 || header > length ? -1 : header;
  }

  private static int port(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  static @Nullable InetAddress address(ByteBuffer bytes, int at, int length) {
    var raw = new byte[length];
    bytes.get(at, raw);
    try {
      return InetAddress.getByAddress(raw);
    } catch (UnknownHostException wrongLength) {
      return null;
    }
  }
}
