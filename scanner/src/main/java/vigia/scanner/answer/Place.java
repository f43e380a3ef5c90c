package vigia.scanner.answer;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// Where to look.
///
/// @param address the one that was scanned; no name is looked up again
/// @param literal the same as text
/// @param name by which it was asked for; null when that was by address
public record Place(InetAddress address, String literal, int port, @Nullable String name) {
  /// As HTTP's `Host` names it: RFC 9110, 7.2.
  String host() {
    String host = name == null ? withoutZone() : name;
    return port == 80 || port == 443 ? host : host + ":" + port;
  }

  /// A zone means nothing over there.
  private String withoutZone() {
    int zone = literal.indexOf('%');
    String plain = zone < 0 ? literal : literal.substring(0, zone);
    return plain.indexOf(':') < 0 ? plain : "[" + plain + "]";
  }
}
