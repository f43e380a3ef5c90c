package vigia.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vigia.cli.syntax.Flag;
import vigia.client.Connection;
import vigia.client.KnownServer;
import vigia.client.KnownServers;
import vigia.client.RemoteMachine;
import vigia.client.ServerUrl;
import vigia.machine.BadValue;
import vigia.machine.Machine;

/// Opens a machine behind a server.
final class Servers {
  private Servers() {}

  /// @param server a name that was stored, or a URL
  static RemoteMachine machine(Call call, String server, String machine) throws IOException {
    String token = token(call);
    Connection known = connection(call, server);
    Connection connection =
        token == null ? known : new Connection(known.url(), token, known.fingerprint());
    return RemoteMachine.open(connection, machine);
  }

  /// A server that somebody logged in to, with the token that was stored then.
  static Machine known(Call call, String name) throws IOException {
    return RemoteMachine.open(connection(call, name), Machine.LOCAL);
  }

  /// As it was stored, or from its address alone.
  private static Connection connection(Call call, String server) throws IOException {
    return new KnownServers(Home.of(call.terminal().environment()))
        .find(server)
        .map(KnownServer::connection)
        .orElseGet(() -> new Connection(ServerUrl.parse(server), null, null));
  }

  /// The token of `--token-file`, else of `VIGIA_TOKEN`; null when neither is given.
  static @Nullable String token(Call call) throws IOException {
    String file = call.text(Flag.TOKEN_FILE);
    String variable = call.terminal().environment().getOrDefault("VIGIA_TOKEN", "").strip();
    if (file == null) {
      return variable.isEmpty() ? null : variable;
    }
    String line = file.equals("-") ? typed(call) : firstLine(Path.of(file));
    if (line.isEmpty()) {
      throw BadValue.EMPTY.of("token", "");
    }
    return line;
  }

  private static String typed(Call call) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(call.terminal().in(), StandardCharsets.UTF_8));
    String line = in.readLine();
    return line == null ? "" : line.strip();
  }

  private static String firstLine(Path file) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      String line = in.readLine();
      return line == null ? "" : line.strip();
    }
  }
}
