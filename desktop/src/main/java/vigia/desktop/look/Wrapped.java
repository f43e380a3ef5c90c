package vigia.desktop.look;

import java.awt.Dimension;
import javax.swing.JTextArea;
import javax.swing.JToolTip;

/// A text on as many lines as it needs, as narrow as its place.
public final class Wrapped extends JTextArea {
  public Wrapped() {
    Texts.plain(this);
    setEditable(false);
    setFocusable(false);
    setLineWrap(true);
    setWrapStyleWord(true);
    setOpaque(false);
    setBorder(null);
  }

  public static Wrapped dim(String text) {
    var wrapped = new Wrapped();
    wrapped.setForeground(Colours.of("dim"));
    wrapped.setText(text);
    return wrapped;
  }

  @Override
  public void setText(String text) {
    if (!text.equals(getText())) {
      super.setText(text);
      getAccessibleContext().setAccessibleName(text);
    }
  }

  @Override
  public Dimension getMinimumSize() {
    return new Dimension(0, getPreferredSize().height);
  }

  @Override
  public JToolTip createToolTip() {
    return Texts.plain(super.createToolTip());
  }
}
