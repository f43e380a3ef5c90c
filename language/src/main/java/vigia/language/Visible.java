package vigia.language;

import vigia.machine.Wire;

/// Makes a name that somebody else chose safe to show: nothing in it can drive a terminal, end a
/// line, reorder its surroundings or hide.
public final class Visible {
  private static final int SOFT_HYPHEN = 0xad;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private Visible() {}

  /// Controls as `\n`, `\t`, `\r` or `\x1B`, other invisible characters as `\u202E`; all else as it
  /// stands. A backslash is not doubled: names that are not UTF-8 arrive with `\xFF` already
  /// written out.
  public static String escaped(String text) {
    int i = 0;
    while (i < text.length() && !isHidden(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    if (i == text.length()) {
      return text;
    }
    var out = new StringBuilder(text.length() + 16).append(text, 0, i);
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (isHidden(c)) {
        escape(c, out);
      } else {
        out.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  /// Whether a character is a control, reorders text, ends a line, is half a surrogate pair, or
  /// shows nothing. The joiners stay: scripts and emoji need them.
  private static boolean isHidden(int c) {
    if (c < 0x7f) {
      return c < ' ';
    }
    if (c <= 0xffff && Wire.isHidden((char) c)) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> isInvisibleFormat(c);
      default -> false;
    };
  }

  /// Some of Unicode's format characters have ink, the Arabic number signs for instance.
  private static boolean isInvisibleFormat(int c) {
    return c == SOFT_HYPHEN
        || (c >= 0x2000 && c <= 0xffff && c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER)
        || c >= 0xe0000;
  }

  private static void escape(int c, StringBuilder out) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c <= 0xff) {
          hex("\\x", c, 2, out);
        } else if (c <= 0xffff) {
          hex("\\u", c, 4, out);
        } else {
          hex("\\U", c, 8, out);
        }
      }
    }
  }

  private static void hex(String prefix, int c, int digits, StringBuilder out) {
    out.append(prefix);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.append("0123456789ABCDEF".charAt(c >> shift & 0xf));
    }
  }
}
