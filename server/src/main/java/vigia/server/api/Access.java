package vigia.server.api;

import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import vigia.machine.BadValue;
import vigia.machine.LoginCode;
import vigia.machine.LoginToken;
import vigia.machine.ProblemCode;
import vigia.machine.Proof;
import vigia.server.access.Doorkeeper;
import vigia.server.access.TokenInfo;
import vigia.server.access.Tokens;
import vigia.server.event.Journal;
import vigia.server.event.ServerEvent;
import vigia.server.http.Answer;
import vigia.server.http.Call;

/// Logging in and out, and the server's own proof.
final class Access {
  private final Doorkeeper doorkeeper;
  private final Journal journal;

  Access(Doorkeeper doorkeeper, Journal journal) {
    this.doorkeeper = doorkeeper;
    this.journal = journal;
  }

  Answer login(Call call) throws IOException {
    String code = call.body(LoginCode.class).code();
    Tokens.Created made = doorkeeper.login(code, call.address());
    TokenInfo info = made.info();
    journal.tell(new ServerEvent.LoggedIn(Instant.now(), call.address(), info.name(), info.id()));
    return Answer.json(
        new LoginToken(
            made.token().text(), Objects.requireNonNull(info.expires(), "a login expires")));
  }

  Answer proof(Call call) {
    return Answer.json(
        doorkeeper.proof(call.query().needed("token"), nonce(call.query().needed("nonce"))));
  }

  private static byte[] nonce(String text) {
    byte[] nonce;
    try {
      nonce = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw BadValue.MALFORMED.of("nonce", text);
    }
    if (nonce.length != Proof.NONCE_BYTES) {
      throw BadValue.MALFORMED.of("nonce", text);
    }
    return nonce;
  }

  Answer token(Call call) {
    TokenInfo info = doorkeeper.info(call.caller());
    if (info == null) {
      throw ProblemCode.UNAUTHENTICATED.with();
    }
    return Answer.json(info);
  }

  Answer logout(Call call) throws IOException {
    doorkeeper.logout(call.caller());
    return Answer.NOTHING;
  }
}
