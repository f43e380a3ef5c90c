package vigia.language;

/// One piece of a table.
///
/// @param text safe to show
public record Cell(String text, Tint tint) {
  /// @param text of any origin: it is made safe here
  public static Cell of(String text) {
    return of(text, Tint.NONE);
  }

  public static Cell of(String text, Tint tint) {
    return new Cell(Visible.escaped(text), tint);
  }

  public int width() {
    return Cells.width(text);
  }
}
