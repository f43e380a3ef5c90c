package vigia.scanner;

import java.math.BigInteger;
import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigia.machine.BadValue;

/// What a scan was asked to look at: an address, many of them, or a name that has yet to be
/// resolved.
///
/// What looks like an address but is none is refused here and never goes to the DNS, where
/// `300.1.1.1` would be a name like any other. Short, octal and hexadecimal forms of IPv4 are
/// refused too: programs disagree on what they mean, and that has been a way around address checks.
sealed interface Target {

  /// As it was asked for.
  String text();

  record Address(String text, InetAddress address) implements Target, Single {}

  record Name(String text, String host) implements Target, Single {}

  /// `10.0.0.0/24`, `10.0.0.1-20`, `10.0.0.1-10.0.1.20`, `2001:db8::/120`, `::1-::8`.
  record Network(String text, AddressRange range) implements Target {}

  Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

  /// RFC 1123, and underscores, which names in real networks have.
  Pattern LABEL = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");

  /// A last label like this is an attempt at an IPv4 address or a range of them: no top-level
  /// domain is a number.
  Pattern NUMBER = Pattern.compile("[\\d-]+|0[xX][0-9a-fA-F]*");

  Pattern DIGITS = Pattern.compile("\\d{1,9}");

  /// No computer's own, so that a network that has them is scanned without them. Java reads the
  /// last one as IPv4: it is the same as that.
  List<AddressRange> NEVER =
      List.of(
          AddressRange.of(InetAddress.ofLiteral("0.0.0.0")),
          AddressRange.of(InetAddress.ofLiteral("224.0.0.0"), 4),
          AddressRange.of(InetAddress.ofLiteral("255.255.255.255")),
          AddressRange.of(InetAddress.ofLiteral("::")),
          AddressRange.of(InetAddress.ofLiteral("ff00::"), 8),
          new AddressRange(
              16,
              BigInteger.valueOf(0xffffL).shiftLeft(32),
              BigInteger.valueOf(0xffff_ffff_ffffL)));

  int LONGEST_NAME = 253;

  /// @throws vigia.machine.ProblemException BAD_REQUEST, field `targets`, when it is neither an
  ///   address nor a host name
  static Target parse(String text) {
    if (text.isEmpty()) {
      throw BadValue.EMPTY.of("targets", text);
    }
    int slash = text.indexOf('/');
    if (slash >= 0) {
      return network(text, text.substring(0, slash), text.substring(slash + 1));
    }
    int dash = text.indexOf('-');
    if (dash >= 0 && isAddress(text.substring(0, dash))) {
      AddressRange range = range(text, text.substring(0, dash), text.substring(dash + 1));
      if (range != null) {
        return network(text, range);
      }
    }
    if (text.indexOf(':') >= 0) {
      return new Address(text, oneComputer(text, ipv6(text)));
    }
    if (IPV4.matcher(text).matches()) {
      return new Address(text, oneComputer(text, InetAddress.ofLiteral(text)));
    }
    return new Name(text, host(text));
  }

  private static boolean isAddress(String text) {
    return IPV4.matcher(text).matches() || (text.indexOf(':') >= 0 && text.indexOf('%') < 0);
  }

  private static InetAddress literal(String text, String part) {
    try {
      if (isAddress(part) && !part.startsWith("[")) {
        return InetAddress.ofLiteral(part);
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Told below.
    }
    throw BadValue.MALFORMED.of("targets", text);
  }

  private static Target network(String text, String address, String bits) {
    InetAddress one = literal(text, address);
    if (!DIGITS.matcher(bits).matches()) {
      throw BadValue.MALFORMED.of("targets", text);
    }
    int longest = one.getAddress().length * Byte.SIZE;
    if (Integer.parseInt(bits) > longest) {
      throw BadValue.OUT_OF_RANGE.of("targets", text, "/0", "/" + longest);
    }
    return network(text, AddressRange.of(one, Integer.parseInt(bits)));
  }

  private static Target network(String text, AddressRange range) {
    if (range.without(NEVER).isEmpty()) {
      throw BadValue.NOT_SUPPORTED.of("targets", text);
    }
    return new Network(text, range);
  }

  /// @return null when it is a name that begins with an address, such as `10.0.0.1-old.example`
  private static @Nullable AddressRange range(String text, String from, String to) {
    InetAddress low = literal(text, from);
    byte[] bytes = low.getAddress();
    InetAddress high;
    if (bytes.length == 4 && DIGITS.matcher(to).matches()) {
      if (Integer.parseInt(to) > 0xff) {
        throw BadValue.OUT_OF_RANGE.of("targets", text, "0", "255");
      }
      // 010 is ten to some programs and eight to others.
      high = literal(text, from.substring(0, from.lastIndexOf('.') + 1) + to);
    } else if (bytes.length == 4 && to.chars().anyMatch(c -> Character.isLetter(c))) {
      return null;
    } else {
      high = literal(text, to);
    }
    if (high.getAddress().length != bytes.length) {
      throw BadValue.MALFORMED.of("targets", text);
    }
    AddressRange range = AddressRange.between(low, high);
    if (range.size().signum() <= 0) {
      throw BadValue.REVERSED.of("targets", text);
    }
    return range;
  }

  /// Whether the address can be that of one computer.
  static boolean isOneComputer(InetAddress address) {
    boolean broadcast = address.getHostAddress().equals("255.255.255.255");
    // Java would quietly dial the loopback address in place of 0.0.0.0 and ::.
    return !address.isAnyLocalAddress() && !address.isMulticastAddress() && !broadcast;
  }

  private static InetAddress oneComputer(String text, InetAddress address) {
    if (!isOneComputer(address)) {
      throw BadValue.NOT_SUPPORTED.of("targets", text);
    }
    return address;
  }

  private static InetAddress ipv6(String text) {
    int zone = text.indexOf('%');
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone));
    } catch (IllegalArgumentException notAnAddress) {
      throw BadValue.MALFORMED.of("targets", text);
    }
    if (text.startsWith("[")) {
      throw BadValue.MALFORMED.of("targets", text);
    }
    return zone < 0 ? address : inZone(text, address, text.substring(zone + 1));
  }

  /// An address with the zone of one of our interfaces; any other zone cannot be dialled from here.
  private static InetAddress inZone(String text, InetAddress address, String zone) {
    try {
      NetworkInterface network = zone.isEmpty() ? null : NetworkInterface.getByName(zone);
      if (network == null || !(address instanceof Inet6Address)) {
        throw BadValue.NOT_SUPPORTED.of("targets", text);
      }
      return Inet6Address.getByAddress(null, address.getAddress(), network.getIndex());
    } catch (SocketException | java.net.UnknownHostException noSuchZone) {
      throw BadValue.NOT_SUPPORTED.of("targets", text);
    }
  }

  private static String host(String text) {
    String host;
    try {
      host = IDN.toASCII(text);
    } catch (IllegalArgumentException notAName) {
      throw BadValue.MALFORMED.of("targets", text);
    }
    String[] labels =
        (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw BadValue.MALFORMED.of("targets", text);
      }
    }
    if (host.length() > LONGEST_NAME || NUMBER.matcher(labels[labels.length - 1]).matches()) {
      throw BadValue.MALFORMED.of("targets", text);
    }
    return host;
  }
}
