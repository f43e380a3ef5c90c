package vigia.cli.terminal;

import vigia.language.Tint;

/// Puts colour on text, or leaves it as it is.
public enum Style {
  PLAIN,
  COLOUR;

  /// The text, which must already be safe to show, in its tint; colours are those of the terminal's
  /// own palette.
  public String paint(Tint tint, String text) {
    return this == PLAIN || tint == Tint.NONE || text.isEmpty()
        ? text
        : "\u001b[" + code(tint) + "m" + text + "\u001b[0m";
  }

  /// ECMA-48, SGR.
  private static String code(Tint tint) {
    return switch (tint) {
      case NONE -> "";
      case TITLE -> "1";
      case DIM -> "2";
      case GOOD -> "32";
      case WARNING -> "33";
      case BAD -> "31";
      case ACCENT -> "36";
    };
  }
}
