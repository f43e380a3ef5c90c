package vigia.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Which server, how it knows us, and how we know it.
///
/// @param url as [ServerUrl#parse(String)] gives it
/// @param token what opens the server; null to ask without one
/// @param fingerprint the pinned key of a server with TLS, as [Fingerprint] writes it; null for a
///   server in clear on this machine
public record Connection(URI url, @Nullable String token, @Nullable String fingerprint) {

  public Connection {
    url = ServerUrl.parse(url.toString());
    fingerprint = fingerprint == null ? null : Fingerprint.parse(fingerprint);
  }

  boolean secure() {
    return url.getScheme().equals("https");
  }

  /// Never prints the token.
  @Override
  public String toString() {
    return "Connection["
        + url
        + (token == null ? ", no token" : ", with a token")
        + (fingerprint == null ? "" : ", " + fingerprint)
        + "]";
  }
}
