package vigia.server.access;

import io.avaje.jsonb.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigia.machine.Wire;
import vigia.server.event.OwnerOnly;

/// Where the server of a VIGIA_HOME listens, noted in `listening.json` while it runs, so that
/// another process of the same user can make a login link.
///
/// @param url what a browser opens
/// @param pid the server's process
@Json
public record Listening(String url, long pid) {
  public Listening {
    Objects.requireNonNull(url);
  }

  /// The link's fragment before its code.
  private static final String LOGIN = "/#login=";

  /// A link that logs in once, for ten minutes.
  public String link(String loginCode) {
    return url + LOGIN + loginCode;
  }

  /// The server that runs with this home; null when none does.
  public static @Nullable Listening of(Path home) throws IOException {
    // A server that was killed could not take its note away.
    return HomeLock.isTaken(home) ? noted(home) : null;
  }

  /// A note that is broken is none: the server's next start writes it anew.
  private static @Nullable Listening noted(Path home) throws IOException {
    try {
      return Wire.read(Listening.class, Files.readString(file(home)));
    } catch (NoSuchFileException | RuntimeException none) {
      return null;
    }
  }

  /// Notes it, for as long as this process runs.
  public void note(Path home) throws IOException {
    OwnerOnly.directory(home);
    // As a whole: another process may read it at any moment.
    Path fresh = home.resolve("listening.json.new");
    Files.writeString(fresh, Wire.json(this));
    Files.move(
        fresh, file(home), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Takes the note away.
  public static void forget(Path home) throws IOException {
    Files.deleteIfExists(file(home));
  }

  private static Path file(Path home) {
    return home.resolve("listening.json");
  }
}
