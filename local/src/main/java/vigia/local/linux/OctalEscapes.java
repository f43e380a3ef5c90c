package vigia.local.linux;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The kernel writes space, tab, newline, backslash and `#` in mount points as `\040` and the like:
/// seq_path(), mangle().
final class OctalEscapes {
  private static final int LENGTH = 4;

  private OctalEscapes() {}

  /// The bytes meant; a backslash without three octal digits stands for itself.
  static byte[] decode(String escaped) {
    return decode(escaped.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] decode(byte[] escaped) {
    var out = new ByteArrayOutputStream(escaped.length);
    int i = 0;
    while (i < escaped.length) {
      if (isEscape(escaped, i)) {
        int high = (escaped[i + 1] - '0') << 6;
        int middle = (escaped[i + 2] - '0') << 3;
        out.write(high | middle | (escaped[i + 3] - '0'));
        i += LENGTH;
      } else {
        out.write(escaped[i]);
        i++;
      }
    }
    return out.toByteArray();
  }

  private static boolean isEscape(byte[] text, int at) {
    return text[at] == '\\'
        && at + LENGTH <= text.length
        && text[at + 1] >= '0'
        && text[at + 1] <= '3'
        && isOctal(text[at + 2])
        && isOctal(text[at + 3]);
  }

  private static boolean isOctal(byte digit) {
    return digit >= '0' && digit <= '7';
  }
}
