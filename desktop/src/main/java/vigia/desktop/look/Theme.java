package vigia.desktop.look;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Toolkit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Light or dark.
public enum Theme {
  SYSTEM,
  LIGHT,
  DARK;

  private static final Map<String, String> EVERYWHERE =
      Map.ofEntries(
          Map.entry("Component.arc", "8"),
          Map.entry("Button.arc", "8"),
          Map.entry("TextComponent.arc", "8"),
          Map.entry("Component.focusWidth", "2"),
          Map.entry("ScrollBar.thumbArc", "999"),
          Map.entry("ScrollBar.width", "12"),
          Map.entry("Table.rowHeight", "28"),
          Map.entry("Table.showHorizontalLines", "false"),
          Map.entry("Table.cellMargins", "2,8,2,8"),
          Map.entry("TableHeader.cellMargins", "4,8,4,8"),
          Map.entry("Table.background", "$Vigia.card"),
          Map.entry("TableHeader.background", "$Vigia.card"),
          Map.entry("Viewport.background", "$Vigia.card"),
          Map.entry("TextField.background", "$Vigia.card"),
          Map.entry("PasswordField.background", "$Vigia.card"),
          Map.entry("ComboBox.background", "$Vigia.card"),
          Map.entry("ProgressBar.arc", "8"));

  /// The page's colours.
  private static final Map<String, String> BRIGHT =
      Map.ofEntries(
          Map.entry("@background", "#f6f7f9"),
          Map.entry("@foreground", "#1b2430"),
          Map.entry("@accentColor", "#0b6bcb"),
          Map.entry("Vigia.card", "#ffffff"),
          Map.entry("Vigia.line", "#dde1e7"),
          Map.entry("Vigia.dim", "#5a6675"),
          Map.entry("Vigia.accent", "#0a5cb0"),
          Map.entry("Vigia.chosen", "#dcebfa"),
          Map.entry("Vigia.cpu", "#0b6bcb"),
          Map.entry("Vigia.memory", "#7a3ed0"),
          Map.entry("Vigia.good", "#1a7f4b"),
          Map.entry("Vigia.warning", "#a15c00"),
          Map.entry("Vigia.bad", "#c02a2a"));

  private static final Map<String, String> DIMMED =
      Map.ofEntries(
          Map.entry("@background", "#0f1216"),
          Map.entry("@foreground", "#e4e8ee"),
          Map.entry("@accentColor", "#5aa9ff"),
          Map.entry("Vigia.card", "#171b21"),
          Map.entry("Vigia.line", "#2a3039"),
          Map.entry("Vigia.dim", "#97a3b3"),
          Map.entry("Vigia.accent", "#7cbcff"),
          Map.entry("Vigia.chosen", "#1d2f45"),
          Map.entry("Vigia.cpu", "#5aa9ff"),
          Map.entry("Vigia.memory", "#b48cff"),
          Map.entry("Vigia.good", "#3fca86"),
          Map.entry("Vigia.warning", "#f0b04a"),
          Map.entry("Vigia.bad", "#ff6b6b"));

  static {
    // Its native library draws title bars, which the system's window manager does here.
    System.setProperty("flatlaf.useNativeLibrary", "false");
  }

  /// For all that is made from now on.
  public void apply() {
    FlatLaf look = isDark() ? new FlatDarkLaf() : new FlatLightLaf();
    var defaults = new HashMap<>(isDark() ? DIMMED : BRIGHT);
    defaults.putAll(EVERYWHERE);
    look.setExtraDefaults(defaults);
    FlatLaf.setup(look);
  }

  private boolean isDark() {
    return this == DARK || (this == SYSTEM && systemIsDark());
  }

  /// As far as Java can tell: by the GTK theme's name. Light where it is not known.
  private static boolean systemIsDark() {
    Object theme = Toolkit.getDefaultToolkit().getDesktopProperty("gnome.Net/ThemeName");
    return theme instanceof String name && name.toLowerCase(Locale.ROOT).contains("dark");
  }
}
