package vigia.desktop.screen;

import javax.swing.JComboBox;

/// Lists of which one entry is chosen.
final class Choosing {
  private Choosing() {}

  /// The arrows only move through the open list: nothing is chosen before Return or a click. What
  /// is chosen takes effect at once, and whoever passes by an entry does not mean it.
  static <C extends JComboBox<?>> C deliberate(C list) {
    // Swing's name for it: editors in a table's cells have to behave so.
    list.putClientProperty("JComboBox.isTableCellEditor", true);
    return list;
  }
}
