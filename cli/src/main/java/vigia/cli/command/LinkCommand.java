package vigia.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.Format;
import vigia.cli.terminal.SaidException;
import vigia.machine.Wire;
import vigia.server.access.Listening;
import vigia.server.access.Tokens;

/// `vigia link`: another one-time login link for the server of this VIGIA_HOME.
public final class LinkCommand {
  public LinkCommand() {}

  public Exit run(Call call) throws IOException {
    Path home = Home.of(call.terminal().environment());
    Listening server = Listening.of(home);
    if (server == null) {
      throw new SaidException(Exit.NO_SERVER, "cli.link.no-server", "home", home.toString());
    }
    String link = server.link(new Tokens(home).loginCode());
    call.out().line(call.format() == Format.TABLE ? link : Wire.json(Map.of("login", link)));
    return Exit.DONE;
  }
}
