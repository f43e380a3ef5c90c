package vigia.client;

import io.avaje.jsonb.Json;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import vigia.machine.BadValue;

/// A server that a person logged in to.
///
/// @param name what the person calls it
/// @param url as [ServerUrl] writes it
/// @param token what opens it, if one was stored
/// @param fingerprint its pinned key; null for a server in clear on this machine
@Json
public record KnownServer(
    String name, String url, @Nullable String token, @Nullable String fingerprint) {

  public KnownServer {
    url = ServerUrl.parse(url).toString();
    fingerprint = fingerprint == null ? null : Fingerprint.parse(fingerprint);
    if (name.isBlank()) {
      throw BadValue.EMPTY.of("name", name);
    }
  }

  /// The name of a server that nobody named: its host, with the port when it is not the usual one.
  public static String usualName(URI url) {
    return url.getPort() == ServerUrl.USUAL_PORT
        ? url.getHost()
        : url.getHost() + ":" + url.getPort();
  }

  /// With the stored token.
  public Connection connection() {
    return new Connection(URI.create(url), token, fingerprint);
  }

  /// Never prints the token.
  @Override
  public String toString() {
    return "KnownServer[" + name + ", " + connection() + "]";
  }
}
