package vigia.desktop.present;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.client.KnownServer;
import vigia.client.KnownServers;
import vigia.client.Login;
import vigia.client.ServerUrl;
import vigia.machine.BadValue;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;

/// Getting to know a server: its address, then its key, then a token, as `vigia login` does.
public final class ConnectPresenter {
  private final Asking asking;
  private final Path home;
  private final KnownServers known;
  private Runnable view = () -> {};
  private @Nullable Problem problem;
  private Login.@Nullable Shown shown;
  private @Nullable KnownServer accepted;

  /// @param home VIGIA_HOME, where known servers are kept
  public ConnectPresenter(Desk desk, Path home) {
    asking = new Asking(desk);
    this.home = home;
    known = new KnownServers(home);
  }

  public void onChange(Runnable changed) {
    view = changed;
  }

  /// The servers that somebody logged in to. Reads a small file.
  ///
  /// @throws ProblemException when it cannot be read or is broken
  public static List<Place> known(Path home) {
    try {
      return new KnownServers(home).all().stream().map(server -> new Place(server.name())).toList();
    } catch (IOException unreadable) {
      throw denied(home);
    }
  }

  private static ProblemException denied(Path home) {
    return ProblemCode.PERMISSION_DENIED.with("path", home.toString());
  }

  public @Nullable Problem problem() {
    return problem;
  }

  /// The server whose key is to be compared; null before it was looked at.
  public Login.@Nullable Shown shown() {
    return shown;
  }

  /// The server once its token was let in.
  public @Nullable KnownServer accepted() {
    return accepted;
  }

  public boolean isBusy() {
    return asking.isBusy();
  }

  /// Looks at the key of the server at that address; nothing is sent to it.
  public void look(String url) {
    begin();
    asking.ask(
        () -> Login.probe(ServerUrl.parse(url)),
        outcome -> {
          switch (outcome) {
            case Asking.Outcome.Answer<Login.Shown>(Login.Shown seen) -> shown = seen;
            case Asking.Outcome.Failure<Login.Shown>(Problem why) -> problem = why;
          }
          view.run();
        });
    view.run();
  }

  /// Trusts the key that was shown, and gives the server a token.
  ///
  /// @param name what to call the server; blank for the usual name
  public void accept(String token, String name) {
    Login.Shown server = shown;
    if (server == null) {
      return;
    }
    problem = null;
    asking.ask(
        () -> {
          if (token.isBlank()) {
            throw BadValue.EMPTY.of("token", "");
          }
          try {
            return Login.accept(server, token.strip(), name.isBlank() ? null : name.strip(), known);
          } catch (IOException unwritable) {
            throw denied(home);
          }
        },
        outcome -> {
          switch (outcome) {
            case Asking.Outcome.Answer<KnownServer>(KnownServer stored) -> accepted = stored;
            case Asking.Outcome.Failure<KnownServer>(Problem why) -> problem = why;
          }
          view.run();
        });
    view.run();
  }

  /// Begins anew with another address: what was shown was not of it.
  public void begin() {
    asking.cancel();
    shown = null;
    problem = null;
    accepted = null;
    view.run();
  }
}
