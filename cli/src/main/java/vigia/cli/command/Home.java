package vigia.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.SaidException;

/// VIGIA_HOME, the directory of everything that is kept: tokens, certificate, known servers.
public final class Home {
  private Home() {}

  /// Where it is or would be: `VIGIA_HOME`, else `/var/lib/vigia` for root, else
  /// `$XDG_STATE_HOME/vigia`, else `~/.local/state/vigia`.
  public static Path of(Map<String, String> environment) {
    String given = environment.getOrDefault("VIGIA_HOME", "");
    if (!given.isEmpty()) {
      return Path.of(given).toAbsolutePath();
    }
    if (System.getProperty("user.name", "").equals("root")) {
      return Path.of("/var/lib/vigia");
    }
    // The XDG base directory specification: a relative path is to be ignored.
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    return state.startsWith("/")
        ? Path.of(state, "vigia")
        : Path.of(System.getProperty("user.home", ""), ".local/state/vigia").toAbsolutePath();
  }

  /// The same, made if it was missing; only its owner may look into it.
  ///
  /// @throws SaidException when it cannot be made
  public static Path made(Map<String, String> environment) {
    Path home = of(environment);
    try {
      if (!Files.isDirectory(home)) {
        if (home.getParent() != null) {
          Files.createDirectories(home.getParent());
        }
        Files.createDirectory(
            home,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      return home;
    } catch (IOException unusable) {
      throw unusable(home);
    }
  }

  /// Its path says enough: what Java has to say is a class name or the path once more.
  private static SaidException unusable(Path home) {
    return new SaidException(Exit.NO_ANSWER, "cli.serve.home-unusable", "detail", home.toString());
  }
}
