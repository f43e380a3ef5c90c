package vigia.cli.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import vigia.machine.Wire;

/// The program's own JSON beside a captured host. `-Dvigia.goldens=update` writes it anew; then
/// read the difference, figure by figure, before it is committed.
final class Golden {
  private static final boolean UPDATE = "update".equals(System.getProperty("vigia.goldens"));

  /// What differs each time it is asked: when, and how long it took.
  private static final Pattern MOVES =
      Pattern.compile(
          "\"(sampledAt|tookMicros|intervalMillis)\"(\\s*):(\\s*)(\"\\d{4}-[^\"]*\"|\\d+)");

  private Golden() {}

  /// Compares a record of `machine`, as it goes over the wire, with the golden file.
  static <T> void check(Path file, Class<T> type, T answer) throws IOException {
    String steady = steady(type, answer);
    if (UPDATE) {
      Files.writeString(file, steady);
    }
    assertThat(steady)
        .as("%s; docs/host-root.md has the command that writes it anew", file)
        .isEqualTo(Files.readString(file));
  }

  /// Its JSON without what moves, a line for each figure.
  static <T> String steady(Class<T> type, T answer) {
    String json = Wire.escaped(Wire.jsonb().type(type).toJsonPretty(answer));
    return MOVES.matcher(json).replaceAll("\"$1\"$2:$3\"(moves)\"") + "\n";
  }
}
