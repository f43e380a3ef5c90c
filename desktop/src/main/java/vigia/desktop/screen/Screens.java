package vigia.desktop.screen;

import java.util.Locale;
import javax.swing.Icon;
import vigia.desktop.look.Icons;

/// The screens, in the order of the menu.
enum Screens {
  OVERVIEW(Icons.overview()),
  FILES(Icons.files()),
  PROCESSES(Icons.processes()),
  SCAN(Icons.scan());

  @SuppressWarnings("ImmutableEnumChecker") // only paints
  private final Icon icon;

  Screens(Icon icon) {
    this.icon = icon;
  }

  Icon icon() {
    return icon;
  }

  /// As it stands in names and keys.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
