package vigia.server.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/// What every answer says to browsers: run nothing but this server's own scripts, be embedded
/// nowhere, guess no types, tell no other site where the reader came from.
final class SafetyHeaders {
  private static final HttpField[] ALL = {
    new PreEncodedHttpField(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'"),
    new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
    new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
    new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
    new PreEncodedHttpField("Referrer-Policy", "no-referrer")
  };
  private static final HttpField NO_STORE =
      new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");

  private SafetyHeaders() {}

  static void put(HttpFields.Mutable headers) {
    for (HttpField field : ALL) {
      headers.put(field);
    }
    if (!headers.contains(HttpHeader.CACHE_CONTROL)) {
      headers.put(NO_STORE);
    }
  }
}
