package vigia.local.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// ARM has no brand name: the core's MIDR register, as cpuinfo shows it in parts, is looked up in
/// `arm-cores.txt`.
final class ArmIdentity {
  private ArmIdentity() {}

  static CpuIdentity of(CpuIdentity.Fields fields, Known<String> board) {
    Map<String, String> table = table();
    Known<String> implementer = fields.first("CPU implementer");
    return new CpuIdentity(
        names(fields, implementer, table)
            .or(() -> fields.first("Hardware"))
            .or(() -> board)
            .or(() -> fields.first("model name", "Processor")),
        implementer.then(code -> Known.of(table.getOrDefault(code, code))),
        fields.first("CPU architecture"),
        fields.first("CPU part"),
        stepping(fields));
  }

  /// The names of all kinds of cores there are: `Cortex-A53 + Cortex-A73`.
  private static Known<String> names(
      CpuIdentity.Fields fields, Known<String> implementer, Map<String, String> table) {
    var names = new LinkedHashSet<String>();
    for (String part : fields.all("CPU part")) {
      @Nullable String name =
          implementer instanceof Known.Value(String code) ? table.get(code + " " + part) : null;
      if (name == null) {
        return Known.absent(Unavailable.UNKNOWN);
      }
      names.add(name);
    }
    return names.isEmpty()
        ? Known.absent(Unavailable.UNKNOWN)
        : Known.of(String.join(" + ", names));
  }

  /// Variant and revision in ARM's own notation: variant 0x1 and revision 2 are r1p2.
  private static Known<String> stepping(CpuIdentity.Fields fields) {
    return fields
        .first("CPU variant")
        .then(variant ->
            fields
                .first("CPU revision")
                .then(revision -> number(variant).then(v -> Known.of("r" + v + "p" + revision))));
  }

  private static Known<Integer> number(String hexadecimal) {
    try {
      return Known.of(Integer.decode(hexadecimal));
    } catch (NumberFormatException notANumber) {
      return Known.absent(Unavailable.UNREADABLE);
    }
  }

  /// `0x41` → ARM, and `0x41 0xd08` → Cortex-A72.
  private static Map<String, String> table() {
    var table = new HashMap<String, String>();
    try (InputStream in = ArmIdentity.class.getResourceAsStream("arm-cores.txt")) {
      if (in == null) {
        throw new IllegalStateException("arm-cores.txt is not in this module");
      }
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
      lines
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> put(line, table));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return table;
  }

  private static void put(String line, Map<String, String> table) {
    String[] words = line.split(" ", 3);
    if (words[1].equals("-")) {
      table.put(words[0], words[2]);
    } else {
      table.put(words[0] + " " + words[1], words[2]);
    }
  }
}
