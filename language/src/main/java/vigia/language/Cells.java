package vigia.language;

/// How much room text takes on a terminal, whose characters are one cell wide, or two, or none.
public final class Cells {
  /// First and last code points that are two cells wide: East Asian Width W and F of Unicode's UAX
  /// 11, in blocks. Emoji are asked of the JDK.
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xa000, 0xa4cf,
    0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff00, 0xff60,
    0xffe0, 0xffe6, 0x16fe0, 0x18dff, 0x1aff0, 0x1b2ff, 0x20000, 0x3fffd
  };

  private static final String ELLIPSIS = "…";

  private Cells() {}

  /// Cells that the text takes, once it is [Visible].
  public static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      width += width(text.codePointAt(i));
    }
    return width;
  }

  /// The text cut to at most `most` cells, with `…` at its end when something was cut.
  public static String fit(String text, int most) {
    if (width(text) <= most) {
      return text;
    }
    int width = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (width + width(c) > most - 1) {
        break;
      }
      width += width(c);
      i += Character.charCount(c);
    }
    return most < 1 ? "" : text.substring(0, i) + ELLIPSIS;
  }

  private static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isJoiningJamo(c) ? 0 : isWide(c) ? 2 : 1;
    };
  }

  /// Vowels and finals of Korean syllables stand in the cell of their initial.
  private static boolean isJoiningJamo(int c) {
    return c >= 0x1160 && c <= 0x11ff;
  }

  private static boolean isWide(int c) {
    for (int i = 0; i < WIDE.length && WIDE[i] <= c; i += 2) {
      if (c <= WIDE[i + 1]) {
        return true;
      }
    }
    return Character.isEmojiPresentation(c);
  }
}
