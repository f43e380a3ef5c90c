package vigia.client;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigia.machine.BadValue;

/// A server's address as people write it, turned into one form: `scheme://host:port`.
///
/// `host`, `host:port`, `::1`, `[::1]:port` and whole URLs are understood. Without a scheme it is
/// `http` for this machine's own addresses and `https` for all others, as the server listens.
public final class ServerUrl {
  public static final int USUAL_PORT = 8899;

  private static final String FIELD = "server";
  private static final int LONGEST = 512;
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)");
  private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)\\](?::(.*))?");
  private static final Pattern PLAIN = Pattern.compile("([^:]*)(?::(.*))?");
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final Pattern BEYOND = Pattern.compile("[/?#@\\\\]");
  private static final Pattern LIKE_IPV4 = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

  private ServerUrl() {}

  /// @throws vigia.machine.ProblemException [vigia.machine.ProblemCode#BAD_REQUEST], field `server`
  public static URI parse(String text) {
    String given = text.strip();
    if (given.isEmpty()) {
      throw BadValue.EMPTY.of(FIELD, text);
    }
    if (given.length() > LONGEST) {
      throw BadValue.TOO_LONG.of(FIELD, text);
    }
    Matcher scheme = SCHEME.matcher(given);
    boolean whole = scheme.matches();
    String authority = whole ? scheme.group(2) : given;
    if (authority.endsWith("/")) {
      authority = authority.substring(0, authority.length() - 1);
    }
    if (BEYOND.matcher(authority).find()) {
      throw BadValue.MALFORMED.of(FIELD, text);
    }
    Host host = host(authority, text);
    return URI.create(
        (whole ? scheme(scheme.group(1), text) : host.loopback ? "http" : "https")
            + "://"
            + host.written
            + ":"
            + host.port);
  }

  /// Whether the address can only be this machine, by its spelling alone: nobody is asked.
  static boolean isLoopback(URI url) {
    String host = url.getHost();
    return isLoopback(host, literal(host));
  }

  private static boolean isLoopback(String name, @Nullable InetAddress literal) {
    return literal != null
        ? literal.isLoopbackAddress()
        : name.equals("localhost") || name.endsWith(".localhost");
  }

  private record Host(String written, int port, boolean loopback) {}

  private static String scheme(String given, String text) {
    String scheme = given.toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw BadValue.NOT_ONE_OF.allowed(FIELD, text, "http, https");
    }
    return scheme;
  }

  private static Host host(String authority, String text) {
    Matcher bracketed = BRACKETED.matcher(authority);
    if (bracketed.matches()) {
      return ipv6(bracketed.group(1), port(bracketed.group(2), text), text);
    }
    if (authority.indexOf(':') != authority.lastIndexOf(':')) {
      return ipv6(authority, USUAL_PORT, text);
    }
    Matcher plain = PLAIN.matcher(authority);
    if (!plain.matches()) {
      throw BadValue.MALFORMED.of(FIELD, text);
    }
    return name(plain.group(1), port(plain.group(2), text), text);
  }

  private static Host ipv6(String address, int port, String text) {
    if (address.indexOf('%') >= 0) {
      throw BadValue.NOT_SUPPORTED.of(FIELD, text);
    }
    InetAddress literal = literal("[" + address + "]");
    if (literal == null) {
      throw BadValue.MALFORMED.of(FIELD, text);
    }
    return new Host(
        "[" + address.toLowerCase(Locale.ROOT) + "]", port, literal.isLoopbackAddress());
  }

  private static Host name(String given, int port, String text) {
    String name = ascii(given, text);
    InetAddress literal = literal(name);
    // 127.1, 0x7f.1 and the like mean different hosts to different programs.
    boolean doubtful =
        LIKE_IPV4.matcher(name).matches()
            && (literal == null || !literal.getHostAddress().equals(name));
    if (doubtful || !NAME.matcher(name).matches()) {
      throw BadValue.MALFORMED.of(FIELD, text);
    }
    return new Host(name, port, isLoopback(name, literal));
  }

  private static String ascii(String name, String text) {
    try {
      return IDN.toASCII(name).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noName) {
      throw BadValue.MALFORMED.of(FIELD, text);
    }
  }

  private static int port(@Nullable String digits, String text) {
    if (digits == null) {
      return USUAL_PORT;
    }
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw BadValue.NOT_A_NUMBER.of(FIELD, text);
    }
    // Six digits are always out of range, and never overflow an int.
    int port = digits.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    if (port < 1 || port > 65_535) {
      throw BadValue.OUT_OF_RANGE.of(FIELD, text, "1", "65535");
    }
    return port;
  }

  /// The address when it is written as one; never a look-up.
  private static @Nullable InetAddress literal(String host) {
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException notLiteral) {
      return null;
    }
  }
}
