package vigia.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vigia.machine.AccessToken;
import vigia.machine.BadValue;
import vigia.machine.Machine;
import vigia.machine.ProblemException;

/// Getting to know a server: look at its key, let a person compare it, then see whether the token
/// opens it.
public final class Login {
  private static final Duration MOST = Duration.ofSeconds(15);

  private Login() {}

  /// What a server shows of itself before anything is sent to it.
  ///
  /// @param url as [ServerUrl] writes it
  /// @param fingerprint of its key; null for a server in clear on this machine
  public record Shown(URI url, @Nullable String fingerprint) {}

  /// Looks at a server's key without trusting it: no request is sent, only the handshake.
  ///
  /// @throws ProblemException [vigia.machine.ProblemCode#UNREACHABLE], or
  ///   [vigia.machine.ProblemCode#UNTRUSTED] when it is in clear and not on this machine
  public static Shown probe(URI url) {
    URI server = ServerUrl.parse(url.toString());
    boolean secure = server.getScheme().equals("https");
    var key = new PinnedKey(null);
    Dialer dialer = secure ? Dialer.encrypted(server, key) : Dialer.inClear(server);
    try (var deadline = Deadline.in(MOST)) {
      try (var _ = dialer.dial(deadline)) {
        return new Shown(server, key.seen());
      } catch (IOException failure) {
        throw (deadline.expired() ? Trouble.TIMED_OUT : Trouble.behind(failure)).at(server);
      }
    }
  }

  /// Lets a token in that somebody gave for a server whose key they trust, and remembers both.
  ///
  /// @param name what the person calls the server; null for the usual name
  /// @return what is stored
  /// @throws ProblemException bad request, field `token`, when it has not the form of one; else as
  ///   [#check]
  public static KnownServer accept(
      Shown server, String token, @Nullable String name, KnownServers known) throws IOException {
    if (AccessToken.parse(token) == null) {
      throw BadValue.MALFORMED.of("token", "");
    }
    check(new Connection(server.url(), token, server.fingerprint()));
    var accepted =
        new KnownServer(
            name == null ? KnownServer.usualName(server.url()) : name,
            server.url().toString(),
            token,
            server.fingerprint());
    known.put(accepted);
    return accepted;
  }

  /// Asks the server for its machines, so that a wrong token or key shows now rather than later.
  ///
  /// @throws ProblemException when the server cannot be reached, is not trusted, or does not know
  ///   the token
  public static void check(Connection connection) {
    try (var machine = RemoteMachine.open(connection, Machine.LOCAL)) {
      machine.machines();
    }
  }
}
