package vigia.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many cells a terminal has.
public record Size(int columns, int rows) {
  /// Columns of a terminal that does not tell.
  public static final int USUAL = 80;

  static final Size UNKNOWN = new Size(USUAL, 24);
  private static final Pattern STTY = Pattern.compile("([0-9]{1,4}) ([0-9]{1,4})\\s*");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

  /// `COLUMNS` and `LINES` when both are given, else what stty(1) says of the terminal, else 80 ×
  /// 24. stty, because asking the kernel from here (TIOCGWINSZ) would start the foreign function
  /// linker, which takes ten times as long.
  static Size of(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    String rows = environment.getOrDefault("LINES", "");
    if (NUMBER.matcher(columns).matches()) {
      return new Size(
          Integer.parseInt(columns),
          NUMBER.matcher(rows).matches() ? Integer.parseInt(rows) : UNKNOWN.rows);
    }
    return asked();
  }

  private static Size asked() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(5, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return UNKNOWN;
      }
      return parsed(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException noTerminalOrNoStty) {
      return UNKNOWN;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }

  private static Size parsed(String text) {
    Matcher size = STTY.matcher(text);
    if (!size.matches()) {
      return UNKNOWN;
    }
    int rows = Integer.parseInt(size.group(1));
    int columns = Integer.parseInt(size.group(2));
    // A serial console says 0 0.
    return columns == 0 ? UNKNOWN : new Size(columns, rows == 0 ? UNKNOWN.rows : rows);
  }
}
