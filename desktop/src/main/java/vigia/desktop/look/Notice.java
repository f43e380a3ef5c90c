package vigia.desktop.look;

import java.awt.BorderLayout;
import java.awt.Dimension;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import org.jspecify.annotations.Nullable;
import vigia.language.Tint;

/// What went wrong, beside what caused it. Can be selected and copied; takes no room when there is
/// nothing to say.
public final class Notice extends JPanel {
  private final JTextArea text = Texts.plain(new JTextArea());

  public Notice() {
    super(new BorderLayout());
    setOpaque(false);
    setVisible(false);
    text.setEditable(false);
    text.setLineWrap(true);
    text.setWrapStyleWord(true);
    text.setOpaque(false);
    text.setBorder(null);
    text.setForeground(Colours.of(Tint.BAD));
    add(text);
  }

  /// @param sentence null for none
  public void show(@Nullable String sentence) {
    show(sentence, Tint.BAD);
  }

  /// Something that is not wrong can be said, too.
  public void show(@Nullable String sentence, Tint tint) {
    text.setForeground(Colours.of(tint));
    String now = sentence == null ? "" : sentence;
    if (!now.equals(text.getText())) {
      text.setText(now);
      text.getAccessibleContext().setAccessibleName(now);
      revalidate();
    }
    setVisible(!now.isEmpty());
  }

  /// As narrow as its place.
  @Override
  public Dimension getMinimumSize() {
    return new Dimension(0, text.getPreferredSize().height);
  }

  @Override
  public void setName(String name) {
    super.setName(name);
    text.setName(name + ".text");
  }
}
