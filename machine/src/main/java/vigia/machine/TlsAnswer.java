package vigia.machine;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a TLS handshake showed. Nothing of it was verified: it says what the service claims.
///
/// @param version such as `TLSv1.3`; absent when no handshake came about
/// @param subject of the certificate, an X.500 name (RFC 2253), made visible and cut at 200
///   characters
/// @param issuer likewise
/// @param notBefore the certificate is not good before
/// @param notAfter nor after
/// @param names DNS names and addresses that the certificate is for (subjectAltName), at most 10
/// @param moreNames how many more there are
/// @param selfSigned whether it was signed with its own key
/// @param unavailable why `version` or the certificate's figures are absent
@Json
public record TlsAnswer(
    @Nullable String version,
    @Nullable String subject,
    @Nullable String issuer,
    @Nullable Instant notBefore,
    @Nullable Instant notAfter,
    List<String> names,
    int moreNames,
    @Nullable Boolean selfSigned,
    Map<String, Unavailable> unavailable) {
  public TlsAnswer {
    names = List.copyOf(names);
    unavailable = Wire.reasons(unavailable);
  }
}
