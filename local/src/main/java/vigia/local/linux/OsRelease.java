package vigia.local.linux;

import vigia.local.Known;
import vigia.machine.Unavailable;

/// os-release(5): lines `NAME=value`, quoted as in a shell.
final class OsRelease {
  private OsRelease() {}

  /// PRETTY_NAME, else NAME.
  static Known<String> prettyName(String text) {
    return value(text, "PRETTY_NAME").or(() -> value(text, "NAME"));
  }

  private static Known<String> value(String text, String name) {
    Known<String> found = Known.absent(Unavailable.UNKNOWN);
    for (String line : text.split("\n", -1)) {
      if (line.startsWith(name + "=")) {
        String value = unquoted(line.substring(name.length() + 1).strip());
        found = value.isEmpty() ? Known.absent(Unavailable.UNKNOWN) : Known.of(value);
      }
    }
    return found;
  }

  private static String unquoted(String value) {
    boolean single = value.length() >= 2 && value.startsWith("'") && value.endsWith("'");
    if (single) {
      return value.substring(1, value.length() - 1);
    }
    boolean twofold = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    String inner = twofold ? value.substring(1, value.length() - 1) : value;
    var out = new StringBuilder(inner.length());
    for (int i = 0; i < inner.length(); i++) {
      boolean escape = inner.charAt(i) == '\\' && i + 1 < inner.length();
      out.append(inner.charAt(escape ? ++i : i));
    }
    return out.toString();
  }
}
