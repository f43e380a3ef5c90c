package vigia.scanner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.machine.BadValue;
import vigia.machine.PortSet;
import vigia.machine.PortWords;
import vigia.machine.Protocol;

/// Names of one protocol's ports by services(5). A name says what is registered for a port, not
/// what answers.
final class Services {
  /// Where the system's file is missing: the module's resource of that name, in the same form.
  private static final String OWN_TABLE = "services";

  private final Protocol protocol;
  private final Map<Integer, String> names;

  /// Of every name and alias, in lower case.
  private final Map<String, BitSet> ports;

  private Services(Protocol protocol, Map<Integer, String> names, Map<String, BitSet> ports) {
    this.protocol = protocol;
    this.names = names;
    this.ports = ports;
  }

  /// The system's names, or our own few when the file cannot be read.
  static Services load(Path file, Protocol protocol) {
    try {
      // ISO-8859-1 decodes any byte; a stray one in a comment must not cost the table.
      return parse(Files.readString(file, StandardCharsets.ISO_8859_1), protocol);
    } catch (IOException missing) {
      return own(protocol);
    }
  }

  static Services own(Protocol protocol) {
    try (InputStream table = Services.class.getResourceAsStream(OWN_TABLE)) {
      if (table == null) {
        throw new IllegalStateException("resource " + OWN_TABLE + " is missing");
      }
      return parse(new String(table.readAllBytes(), StandardCharsets.US_ASCII), protocol);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Reads `name port/protocol aliases # comment` lines. The first name of a port counts; what has
  /// another form is passed over, as getservbyport(3) does.
  static Services parse(String text, Protocol protocol) {
    var names = new HashMap<Integer, String>();
    var ports = new HashMap<String, BitSet>();
    String suffix = "/" + protocol.wire();
    text.lines().forEach(line -> read(line, suffix, names, ports));
    return new Services(protocol, names, ports);
  }

  private static void read(
      String line, String suffix, Map<Integer, String> names, Map<String, BitSet> ports) {
    int comment = line.indexOf('#');
    String[] words = (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+", -1);
    if (words.length < 2 || !words[1].endsWith(suffix)) {
      return;
    }
    String digits = words[1].substring(0, words[1].length() - suffix.length());
    if (digits.isEmpty()
        || digits.length() > 5
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return;
    }
    int port = Integer.parseInt(digits);
    if (port >= PortSet.LOWEST && port <= PortSet.HIGHEST) {
      names.putIfAbsent(port, words[0]);
      for (int i = 0; i < words.length; i++) {
        if (i != 1) {
          ports.computeIfAbsent(words[i].toLowerCase(Locale.ROOT), _ -> new BitSet()).set(port);
        }
      }
    }
  }

  /// The ports that words mean: a name those of this table, else of our own; a pattern those of
  /// both.
  ///
  /// @throws vigia.machine.ProblemException BAD_REQUEST, field `ports`, when no service has a name
  PortSet ports(PortWords words) {
    if (words.names().isEmpty() && words.top() == 0) {
      return words.numbers();
    }
    BitSet all = TopPorts.first(protocol, words.top());
    for (int port : words.numbers().toArray()) {
      all.set(port);
    }
    Services own = words.names().isEmpty() ? this : own(protocol);
    for (String name : words.names()) {
      BitSet named = named(name);
      if (named.isEmpty() || isPattern(name)) {
        named.or(own.named(name));
      }
      if (named.isEmpty()) {
        throw BadValue.UNKNOWN.of("ports", name);
      }
      all.or(named);
    }
    return PortSet.of(all);
  }

  private BitSet named(String pattern) {
    var named = new BitSet();
    if (isPattern(pattern)) {
      ports.forEach((name, of) -> {
        if (Wildcard.matches(pattern, name)) {
          named.or(of);
        }
      });
    } else {
      named.or(ports.getOrDefault(pattern, new BitSet()));
    }
    return named;
  }

  private static boolean isPattern(String name) {
    return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
  }

  /// The port's name, or null when it has none.
  @Nullable String name(int port) {
    return names.get(port);
  }
}
