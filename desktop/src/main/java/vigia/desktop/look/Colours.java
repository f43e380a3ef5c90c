package vigia.desktop.look;

import java.awt.Color;
import javax.swing.UIManager;
import vigia.language.Tint;

/// The theme's colours.
public final class Colours {
  private Colours() {}

  /// One of the colours that [Theme] names `Vigia.`…
  public static Color of(String name) {
    Color found = UIManager.getColor("Vigia." + name);
    return found == null ? Color.GRAY : found;
  }

  /// For a piece of text.
  public static Color of(Tint tint) {
    return switch (tint) {
      case NONE, TITLE -> UIManager.getColor("Label.foreground");
      case DIM -> of("dim");
      case GOOD -> of("good");
      case WARNING -> of("warning");
      case BAD -> of("bad");
      case ACCENT -> of("accent");
    };
  }
}
