package vigia.scanner.answer;

import java.nio.charset.StandardCharsets;

/// The text of what a service said.
final class Banner {
  private static final int MOST = 256;

  private Banner() {}

  /// Its lines without the end of the last; of SSH only the first, which names the program: what
  /// follows it is no text (RFC 4253, 4.2).
  ///
  /// @param said a character for each byte
  static String text(String said) {
    String lines = said.replace("\r\n", "\n");
    if (lines.startsWith("SSH-")) {
      lines = lines.lines().findFirst().orElse(lines);
    }
    return VisibleText.of(lines.stripTrailing().getBytes(StandardCharsets.ISO_8859_1), MOST);
  }
}
