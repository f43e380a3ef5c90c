package vigia.server.access;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vigia.machine.AccessToken;
import vigia.machine.Permission;
import vigia.server.access.AccessState.StoredLogin;
import vigia.server.access.AccessState.StoredToken;
import vigia.server.event.AuditLog;
import vigia.server.event.ServerEvent;

/// The tokens and login codes of one VIGIA_HOME. A running server of the same home knows at once of
/// what is changed here, and each change is a line in its audit log.
public final class Tokens {
  /// How long a login code can be traded.
  public static final Duration LOGIN_OPEN = Duration.ofMinutes(10);

  /// How long the token that a login code is traded for is good.
  public static final Duration LOGGED_IN = Duration.ofDays(30);

  private final AccessFile file;
  private final AuditLog audit;
  private final SecureRandom random = new SecureRandom();

  /// @param home VIGIA_HOME; made when it is needed
  public Tokens(Path home) {
    this.file = new AccessFile(home);
    this.audit = new AuditLog(home);
  }

  /// A new token, with its secret for the only time.
  public record Created(AccessToken token, TokenInfo info) {}

  /// @param name for people; need not be unique
  /// @param expires from now; null for never
  public Created create(String name, Set<Permission> allow, @Nullable Duration expires)
      throws IOException {
    Created made = made(name, allow, expires);
    file.change(state -> state.with(stored(made)));
    List<String> words = made.info.permissions().stream().map(Permission::wire).toList();
    audit.append(new ServerEvent.TokenCreated(made.info.created(), name, made.info.id(), words));
    return made;
  }

  private Created made(String name, Set<Permission> allow, @Nullable Duration expires) {
    AccessToken token = AccessToken.random(random);
    Instant now = Instant.now();
    return new Created(
        token,
        new TokenInfo(
            token.id(),
            name,
            new ArrayList<>(new TreeSet<>(allow)),
            now,
            expires == null ? null : now.plus(expires)));
  }

  private static StoredToken stored(Created made) {
    return new StoredToken(made.info, HexFormat.of().formatHex(made.token.sha256()));
  }

  /// All that have not expired, the oldest first.
  public List<TokenInfo> list() {
    return file.read().withoutExpired(Instant.now()).tokens().stream()
        .map(StoredToken::info)
        .toList();
  }

  /// Ends tokens.
  ///
  /// @param idOrName an id, or a name for all tokens of that name
  /// @return those that are no longer valid; empty when there is none such
  public List<TokenInfo> revoke(String idOrName) throws IOException {
    var gone = new ArrayList<TokenInfo>();
    file.change(state ->
        state.withoutTokens(token -> {
          boolean meant =
              token.info().id().equals(idOrName) || token.info().name().equals(idOrName);
          if (meant) {
            gone.add(token.info());
          }
          return meant;
        }));
    for (TokenInfo token : gone) {
      audit.append(new ServerEvent.TokenRevoked(Instant.now(), token.name(), token.id()));
    }
    return gone;
  }

  /// A code for a login link: good once, for ten minutes. Whoever trades it may do everything.
  public String loginCode() throws IOException {
    String code = AccessToken.secret(random);
    Instant now = Instant.now();
    var login =
        new StoredLogin(HexFormat.of().formatHex(AccessToken.sha256(code)), now.plus(LOGIN_OPEN));
    file.change(state -> state.with(login));
    audit.append(new ServerEvent.LoginLinkMade(now));
    return code;
  }

  /// Trades a login code for a token.
  ///
  /// @return null when the code is unknown, used or too old
  @Nullable Created trade(String code) throws IOException {
    byte[] hash = AccessToken.sha256(code);
    if (matching(file.read().logins(), hash) == null) {
      // Without the lock: anybody may send wrong codes, so one costs no more than a wrong token.
      return null;
    }
    var made = new AtomicReference<@Nullable Created>();
    file.change(state -> {
      StoredLogin open = matching(state.logins(), hash);
      if (open == null) {
        return state;
      }
      Created created = made("login", Set.of(Permission.values()), LOGGED_IN);
      made.set(created);
      return state.withoutLogin(open).with(stored(created));
    });
    return made.get();
  }

  /// Compares with every code there is, each in constant time.
  private static @Nullable StoredLogin matching(List<StoredLogin> logins, byte[] hash) {
    StoredLogin found = null;
    for (StoredLogin login : logins) {
      if (MessageDigest.isEqual(HexFormat.of().parseHex(login.sha256()), hash)) {
        found = login;
      }
    }
    return found;
  }

  AccessFile file() {
    return file;
  }
}
