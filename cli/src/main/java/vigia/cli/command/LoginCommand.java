package vigia.cli.command;

import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigia.cli.syntax.Flag;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.SaidException;
import vigia.cli.terminal.Terminal;
import vigia.client.Fingerprint;
import vigia.client.KnownServer;
import vigia.client.KnownServers;
import vigia.client.Login;
import vigia.client.ServerUrl;
import vigia.machine.BadValue;

/// `vigia login`: trust in a server's key, and the token that opens it, stored together.
public final class LoginCommand {
  private static final Set<String> YES = Set.of("y", "yes", "s", "sim");

  public LoginCommand() {}

  public Exit run(Call call) throws IOException {
    URI url = ServerUrl.parse(call.invocation().argument());
    Login.Shown server = Login.probe(url);
    confirmKey(call, server);
    String token = token(call);
    var known = new KnownServers(Home.made(call.terminal().environment()));
    KnownServer accepted = Login.accept(server, token, call.text(Flag.LOGIN_NAME), known);
    call.message(call.speech().text("cli.login.done", "name", accepted.name()));
    return Exit.DONE;
  }

  private static void confirmKey(Call call, Login.Shown server) {
    String shown = server.fingerprint();
    String wanted = call.text(Flag.FINGERPRINT);
    if (wanted != null) {
      if (!Fingerprint.parse(wanted).equals(shown)) {
        throw new SaidException(
            Exit.NO_SERVER, "cli.login.other-key", "shown", shown == null ? "-" : shown);
      }
      return;
    }
    if (shown == null) {
      // In clear on this machine: the server proves itself before the token leaves.
      return;
    }
    call.message(
        call.speech().text("cli.login.key", "url", server.url().toString(), "fingerprint", shown));
    String answer =
        console(call, "cli.login.no-terminal-key")
            .readLine("%s ", call.speech().text("cli.login.trust"));
    if (answer == null || !YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
      throw new SaidException(Exit.NO_SERVER, "cli.login.declined");
    }
  }

  private static String token(Call call) throws IOException {
    String given = Servers.token(call);
    if (given != null) {
      return given;
    }
    char @Nullable [] typed =
        console(call, "cli.login.no-terminal-token")
            .readPassword("%s ", call.speech().text("cli.login.token"));
    if (typed == null || typed.length == 0) {
      throw BadValue.EMPTY.of("token", "");
    }
    return new String(typed).strip();
  }

  private static Console console(Call call, String otherwise) {
    Console console = Terminal.console();
    if (console == null || !call.terminal().errIsScreen()) {
      throw new SaidException(Exit.USAGE, otherwise);
    }
    return console;
  }
}
