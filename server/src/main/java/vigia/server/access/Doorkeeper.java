package vigia.server.access;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigia.machine.AccessToken;
import vigia.machine.Permission;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.Proof;
import vigia.server.access.AccessState.StoredToken;

/// Says who asks. A valid token is never slowed, whatever others at the same address do.
public final class Doorkeeper {
  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;
  private final FailedAttempts failures = new FailedAttempts();

  /// Stands for tokens that do not exist, so that knowing one from none takes a secret.
  private final byte[] nobody = new byte[32];

  private static final class Known {
    final TokenInfo info;
    final byte[] sha256;
    final Set<Permission> permissions;

    Known(StoredToken token) {
      this.info = token.info();
      this.sha256 = HexFormat.of().parseHex(token.sha256());
      this.permissions = Set.copyOf(info.permissions());
    }
  }

  /// @param state what it was made from: the same object while the file is the same
  private record Index(AccessState state, Map<String, Known> byId) {}

  private volatile Index index = new Index(AccessState.EMPTY, Map.of());

  public Doorkeeper(Tokens tokens) {
    this.tokens = tokens;
    new SecureRandom().nextBytes(nobody);
  }

  /// @param authorization the header; null when there is none
  /// @throws ProblemException [ProblemCode#UNAUTHENTICATED], or [ProblemCode#TOO_MANY_REQUESTS]
  ///   after many wrong ones from one address
  public Caller caller(@Nullable String authorization, String address) {
    if (authorization == null) {
      throw ProblemCode.UNAUTHENTICATED.with();
    }
    AccessToken token =
        authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? AccessToken.parse(authorization.substring(SCHEME.length()).strip())
            : null;
    Known known = token == null ? null : known(token);
    if (known == null) {
      throw failed(address);
    }
    return new Caller(known.info.id(), known.info.name(), known.permissions, address);
  }

  private @Nullable Known known(AccessToken token) {
    Known known = index().get(token.id());
    boolean same = MessageDigest.isEqual(known == null ? nobody : known.sha256, token.sha256());
    return known != null && same && !known.info.isOver(Instant.now()) ? known : null;
  }

  /// Whether the token of somebody who was let in is still good: what lasts, a stream or a scan,
  /// asks again.
  public boolean isValid(String token) {
    Known known = index().get(token);
    return known != null && !known.info.isOver(Instant.now());
  }

  /// What may be shown of a caller's token; null when it ended meanwhile.
  public @Nullable TokenInfo info(Caller caller) {
    Known known = index().get(caller.token());
    return known == null ? null : known.info;
  }

  /// Trades the code of a login link.
  ///
  /// @throws ProblemException as [#caller]
  public Tokens.Created login(String code, String address) throws IOException {
    Tokens.Created made = tokens.trade(code);
    if (made == null) {
      throw failed(address);
    }
    return made;
  }

  public void logout(Caller caller) throws IOException {
    tokens.revoke(caller.token());
  }

  /// The proof that this server knows the token; for an unknown id one that fits no token.
  public Proof proof(String id, byte[] nonce) {
    Known known = index().get(id);
    return Proof.of(known == null ? nobody : known.sha256, nonce);
  }

  private ProblemException failed(String address) {
    long wait = failures.failed(address);
    return wait == 0
        ? ProblemCode.UNAUTHENTICATED.with()
        : ProblemCode.TOO_MANY_REQUESTS.with("retryAfterSeconds", Long.toString(wait));
  }

  /// By identity: the file's reader hands out the same object until the file changes.
  @SuppressWarnings("ReferenceEquality")
  private Map<String, Known> index() {
    AccessState state = tokens.file().read();
    Index before = index;
    if (before.state == state) {
      return before.byId;
    }
    var byId = new HashMap<String, Known>();
    for (StoredToken token : state.tokens()) {
      byId.put(token.info().id(), new Known(token));
    }
    index = new Index(state, byId);
    return byId;
  }
}
