package vigia.scanner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortSet;

/// Names of TCP ports by services(5). A name says what is registered for a port, not what answers.
final class Services {
  /// Where the system's file is missing: the module's resource of that name, in the same form.
  private static final String OWN_TABLE = "services";

  private final Map<Integer, String> names;

  private Services(Map<Integer, String> names) {
    this.names = names;
  }

  /// The system's names, or our own few when the file cannot be read.
  static Services load(Path file) {
    try {
      // ISO-8859-1 decodes any byte; a stray one in a comment must not cost the table.
      return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException missing) {
      return own();
    }
  }

  static Services own() {
    try (InputStream table = Services.class.getResourceAsStream(OWN_TABLE)) {
      if (table == null) {
        throw new IllegalStateException("resource " + OWN_TABLE + " is missing");
      }
      return parse(new String(table.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Reads `name port/protocol aliases # comment` lines. The first name of a port counts; what has
  /// another form is passed over, as getservbyport(3) does.
  static Services parse(String text) {
    var names = new HashMap<Integer, String>();
    text.lines().forEach(line -> read(line, names));
    return new Services(names);
  }

  private static void read(String line, Map<Integer, String> names) {
    int comment = line.indexOf('#');
    String[] words = (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+", -1);
    if (words.length < 2 || !words[1].endsWith("/tcp")) {
      return;
    }
    String digits = words[1].substring(0, words[1].length() - "/tcp".length());
    if (digits.isEmpty()
        || digits.length() > 5
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return;
    }
    int port = Integer.parseInt(digits);
    if (port >= PortSet.LOWEST && port <= PortSet.HIGHEST) {
      names.putIfAbsent(port, words[0]);
    }
  }

  /// The port's name, or null when it has none.
  @Nullable String name(int port) {
    return names.get(port);
  }
}
