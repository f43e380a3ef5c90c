package vigia.desktop.look;

import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/// What a key does.
public final class Keys {
  private Keys() {}

  /// @param when one of [JComponent]'s conditions, such as `WHEN_FOCUSED`
  /// @param key as [KeyStroke] reads it
  public static void bind(JComponent component, int when, String key, Runnable action) {
    component.getInputMap(when).put(KeyStroke.getKeyStroke(key), key);
    component
        .getActionMap()
        .put(
            key,
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                action.run();
              }
            });
  }
}
