package vigia.cli.terminal;

/// @param right whether it lines up at the right, as numbers do
/// @param least cells it can be squeezed to when the terminal is narrow; 0 when it cannot
/// @param spare when it is left out because all squeezing does not help: the highest goes first; 0
///   for never
public record Column(String title, boolean right, int least, int spare) {
  /// Text that may be cut.
  public static Column text(String title, int least) {
    return new Column(title, false, least, 0);
  }

  /// Text that is never cut.
  public static Column word(String title) {
    return new Column(title, false, 0, 0);
  }

  public static Column number(String title) {
    return new Column(title, true, 0, 0);
  }

  /// The same column, left out when there is no room.
  ///
  /// @param order the highest goes first
  public Column spare(int order) {
    return new Column(title, right, least, order);
  }

  /// The same column, cut where there is little room.
  ///
  /// @param least cells it keeps
  public Column squeezed(int least) {
    return new Column(title, right, least, spare);
  }
}
