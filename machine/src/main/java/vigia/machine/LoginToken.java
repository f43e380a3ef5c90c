package vigia.machine;

import io.avaje.jsonb.Json;
import java.time.Instant;

/// What a login code is traded for: the answer of `POST /login`.
///
/// @param token shown this once, see [AccessToken]
@Json
public record LoginToken(String token, Instant expires) {
  /// Never prints the token.
  @Override
  public String toString() {
    return "LoginToken[expires=" + expires + "]";
  }
}
