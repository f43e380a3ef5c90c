package vigia.cli.terminal;

/// Puts colour on text, or leaves it as it is.
public enum Style {
  PLAIN,
  COLOUR;

  /// The text, which must already be safe to show, in its tint.
  public String paint(Tint tint, String text) {
    return this == PLAIN || tint == Tint.NONE || text.isEmpty()
        ? text
        : "\u001b[" + tint.code() + "m" + text + "\u001b[0m";
  }

  /// What a piece of text means; colours are those of the terminal's own palette (ECMA-48 SGR).
  public enum Tint {
    NONE(""),
    TITLE("1"),
    DIM("2"),
    GOOD("32"),
    WARNING("33"),
    BAD("31"),
    ACCENT("36");

    private final String code;

    Tint(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }

    /// Of a share of something limited: a warning from 80 %, bad from 95 %.
    public static Tint ofShare(double percent) {
      return percent >= 95 ? BAD : percent >= 80 ? WARNING : GOOD;
    }
  }
}
