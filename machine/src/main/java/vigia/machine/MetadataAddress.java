package vigia.machine;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Where clouds tell a machine its own secrets.
public final class MetadataAddress {
  private static final Set<InetAddress> ALL =
      Set.of(
          InetAddress.ofLiteral("169.254.169.254"),
          InetAddress.ofLiteral("fd00:ec2::254"),
          InetAddress.ofLiteral("100.100.100.200"),
          InetAddress.ofLiteral("168.63.129.16"));

  private static final int IPV4_BYTES = 4;

  /// Their last 32 bits are an IPv4 address: IPv4-compatible (RFC 4291), NAT64 (RFC 6052 and, with
  /// the usual length of prefix, RFC 8215).
  private static final List<byte[]> AT_THE_END =
      Stream.of("000000000000000000000000", "0064ff9b0000000000000000", "0064ff9b0001")
          .map(HexFormat.of()::parseHex)
          .toList();

  /// 6to4 (RFC 3056): the IPv4 address follows.
  private static final byte[] SIX_TO_FOUR = HexFormat.of().parseHex("2002");

  private MetadataAddress() {}

  /// Also when it is wrapped into an IPv6 address, which the network would take it out of.
  public static boolean is(InetAddress address) {
    return ALL.contains(address)
        || (address instanceof Inet6Address six
            && wrapped(six.getAddress()).anyMatch(ALL::contains));
  }

  /// The same for an IP literal; anything else is none.
  public static boolean is(String literal) {
    try {
      return is(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  private static Stream<InetAddress> wrapped(byte[] six) {
    return Stream.concat(
        AT_THE_END.stream()
            .filter(prefix -> begins(six, prefix))
            .map(prefix -> four(six, six.length - IPV4_BYTES)),
        begins(six, SIX_TO_FOUR) ? Stream.of(four(six, SIX_TO_FOUR.length)) : Stream.of());
  }

  private static boolean begins(byte[] address, byte[] prefix) {
    return Arrays.equals(address, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static InetAddress four(byte[] from, int start) {
    try {
      return Inet4Address.getByAddress(Arrays.copyOfRange(from, start, start + IPV4_BYTES));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }
}
