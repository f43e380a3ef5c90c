package vigia.language;

/// What a piece of text means, apart from how that is shown.
public enum Tint {
  NONE,
  TITLE,
  DIM,
  GOOD,
  WARNING,
  BAD,
  ACCENT;

  /// Of a share of something limited: a warning from 80 %, bad from 95 %.
  public static Tint ofShare(double percent) {
    return percent >= 95 ? BAD : percent >= 80 ? WARNING : GOOD;
  }
}
