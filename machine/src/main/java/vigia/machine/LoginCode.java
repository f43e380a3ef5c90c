package vigia.machine;

import io.avaje.jsonb.Json;

/// The one-time code of a login link, on its way to be traded for a token: the body of `POST
/// /login`.
@Json
public record LoginCode(String code) {
  public LoginCode {
    if (code == null || code.isEmpty()) {
      throw BadValue.MISSING.of("code", "");
    }
  }
}
