package vigia.scanner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import vigia.machine.PortWords;
import vigia.machine.Protocol;

/// The ports that are used most, by the module's resource for each protocol; it says how it was
/// made.
final class TopPorts {
  private TopPorts() {}

  /// @param count how many
  /// @throws vigia.machine.ProblemException BAD_REQUEST, field `ports`, when there are fewer
  static BitSet first(Protocol protocol, int count) {
    int[] all = count == 0 ? new int[0] : all(protocol);
    if (count > all.length) {
      throw PortWords.outOfRange("top:" + count, all.length);
    }
    var ports = new BitSet();
    for (int i = 0; i < count; i++) {
      ports.set(all[i]);
    }
    return ports;
  }

  /// The most used first.
  static int[] all(Protocol protocol) {
    String file =
        switch (protocol) {
          case TCP -> "top-ports";
          case UDP -> "top-ports-udp";
        };
    try (InputStream table = TopPorts.class.getResourceAsStream(file)) {
      if (table == null) {
        throw new IllegalStateException("resource " + file + " is missing");
      }
      return new String(table.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
