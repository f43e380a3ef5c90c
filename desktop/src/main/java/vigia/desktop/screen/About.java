package vigia.desktop.screen;

import java.awt.Component;
import javax.swing.JOptionPane;

/// What this program is.
final class About {
  private About() {}

  static void show(Component over, Setting setting, String version) {
    JOptionPane.showMessageDialog(
        over,
        setting.text("about.text", "version", version, "java", Runtime.version().toString()),
        setting.plain("about"),
        JOptionPane.PLAIN_MESSAGE);
  }
}
