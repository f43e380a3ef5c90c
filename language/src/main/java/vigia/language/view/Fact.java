package vigia.language.view;

import java.util.List;
import vigia.language.Cell;
import vigia.language.Tint;

/// A label and what is said under it.
public record Fact(String label, List<Part> parts) {
  public Fact {
    parts = List.copyOf(parts);
  }

  /// A piece of what is said; each medium draws it in its own way.
  public sealed interface Part {}

  public record Text(Cell cell) implements Part {}

  /// A size, to be shown short and to the byte.
  public record Size(long bytes) implements Part {}

  /// A share of something limited, 0 to 100, to be shown with a bar.
  public record Share(double percent) implements Part {}

  static Part text(String text) {
    return new Text(Cell.of(text));
  }

  static Part aside(String text) {
    return new Text(Cell.of(text, Tint.DIM));
  }
}
