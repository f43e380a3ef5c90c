package vigia.desktop.look;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JToolTip;
import vigia.language.Cell;

/// Labels. Swing takes a text that begins with `<html>` for markup, which can fetch pictures from
/// the network: names that others chose must never get there, so it is turned off on all of them.
public final class Texts {
  private Texts() {}

  /// Never shows markup.
  public static <C extends JComponent> C plain(C component) {
    component.putClientProperty("html.disable", true);
    return component;
  }

  public static JLabel label(String text) {
    JLabel label = plain(new Label());
    label.setText(text);
    return label;
  }

  /// What appears where the mouse rests on it shows no markup either.
  private static final class Label extends JLabel {
    @Override
    public JToolTip createToolTip() {
      return plain(super.createToolTip());
    }
  }

  public static JLabel label(Cell cell) {
    JLabel label = label(cell.text());
    label.setForeground(Colours.of(cell.tint()));
    return label;
  }

  public static JLabel dim(String text) {
    JLabel label = label(text);
    label.setForeground(Colours.of("dim"));
    return label;
  }

  /// In one of FlatLaf's styles: `h1`, `h2`, `h3`, `large`, `small`, `mono`.
  public static JLabel styled(String style, String text) {
    JLabel label = label(text);
    label.putClientProperty(FlatClientProperties.STYLE_CLASS, style);
    return label;
  }

  /// A text whose letter after `&` is the key that reaches it with Alt.
  public static <B extends AbstractButton> B mnemonic(B button, String marked) {
    plain(button);
    button.setText(marked.replace("&", ""));
    if (marked.indexOf('&') >= 0) {
      button.setMnemonic(key(marked));
      button.setDisplayedMnemonicIndex(marked.indexOf('&'));
    }
    return button;
  }

  /// The label of a field, which the letter after `&` reaches.
  public static JLabel labelOf(JComponent field, String marked) {
    JLabel label = label(marked.replace("&", ""));
    label.setLabelFor(field);
    field.getAccessibleContext().setAccessibleName(label.getText());
    if (marked.indexOf('&') >= 0) {
      label.setDisplayedMnemonic(key(marked));
      label.setDisplayedMnemonicIndex(marked.indexOf('&'));
    }
    return label;
  }

  private static int key(String marked) {
    return Character.toUpperCase(marked.charAt(marked.indexOf('&') + 1));
  }
}
