package vigia.server.access;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// What `access.json` holds. Public for the JSON library alone.
@Json
public record AccessState(List<StoredToken> tokens, List<StoredLogin> logins) {
  static final AccessState EMPTY = new AccessState(List.of(), List.of());

  /// Open login links; making more forgets the oldest.
  private static final int MOST_LOGINS = 20;

  public AccessState {
    tokens = List.copyOf(tokens);
    logins = List.copyOf(logins);
  }

  /// @param sha256 of the whole token, hexadecimal
  @Json
  public record StoredToken(TokenInfo info, String sha256) {
    public StoredToken {
      Objects.requireNonNull(info);
      Objects.requireNonNull(sha256);
    }
  }

  /// @param sha256 of the code, hexadecimal
  @Json
  public record StoredLogin(String sha256, Instant expires) {
    public StoredLogin {
      Objects.requireNonNull(sha256);
      Objects.requireNonNull(expires);
    }
  }

  AccessState with(StoredToken token) {
    var all = new ArrayList<>(tokens);
    all.add(token);
    return new AccessState(all, logins);
  }

  AccessState with(StoredLogin login) {
    var all = new ArrayList<>(logins);
    all.add(login);
    return new AccessState(tokens, all.subList(Math.max(0, all.size() - MOST_LOGINS), all.size()));
  }

  AccessState withoutTokens(Predicate<StoredToken> gone) {
    return new AccessState(tokens.stream().filter(gone.negate()).toList(), logins);
  }

  AccessState withoutLogin(StoredLogin used) {
    return new AccessState(tokens, logins.stream().filter(login -> !login.equals(used)).toList());
  }

  AccessState withoutExpired(Instant now) {
    return new AccessState(
        tokens.stream().filter(token -> !token.info().isOver(now)).toList(),
        logins.stream().filter(login -> now.isBefore(login.expires())).toList());
  }
}
