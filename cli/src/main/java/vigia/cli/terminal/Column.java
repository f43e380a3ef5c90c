package vigia.cli.terminal;

/// @param right whether it lines up at the right, as numbers do
/// @param least cells it can be squeezed to when the terminal is narrow; 0 when it cannot
/// @param optional whether it is left out when all squeezing does not help; the last such goes
///   first
public record Column(String title, boolean right, int least, boolean optional) {
  /// Text that may be cut.
  public static Column text(String title, int least) {
    return new Column(title, false, least, false);
  }

  /// Text that is never cut.
  public static Column word(String title) {
    return new Column(title, false, 0, false);
  }

  public static Column number(String title) {
    return new Column(title, true, 0, false);
  }

  /// The same column, left out when there is no room.
  public Column dispensable() {
    return new Column(title, right, least, true);
  }
}
