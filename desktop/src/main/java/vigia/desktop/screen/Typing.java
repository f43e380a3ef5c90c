package vigia.desktop.screen;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.function.Consumer;
import javax.swing.JTextField;
import javax.swing.Timer;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.AbstractDocument;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DocumentFilter;
import vigia.desktop.look.Texts;

/// Fields to type into.
final class Typing {
  private static final int PAUSE_MILLIS = 200;
  private static final int FILTER_COLUMNS = 16;

  private Typing() {}

  static JTextField text(String name, int columns) {
    JTextField field = Texts.plain(new JTextField(columns));
    field.setName(name);
    // Where there is too little room, something else gives way.
    field.setMinimumSize(field.getPreferredSize());
    return field;
  }

  /// May be squeezed where there is too little room.
  static JTextField filter(String name) {
    JTextField field = text(name, FILTER_COLUMNS);
    field.setMinimumSize(new Dimension(UIScale.scale(60), field.getPreferredSize().height));
    return field;
  }

  /// Takes nothing but digits, also from the clipboard.
  ///
  /// @param columns how wide it is
  /// @param digits how many it takes
  static JTextField number(String name, int columns, int digits) {
    JTextField field = text(name, columns);
    ((AbstractDocument) field.getDocument()).setDocumentFilter(new Digits(digits));
    return field;
  }

  /// Calls `then` a moment after the last key.
  static void settled(JTextField field, Consumer<String> then) {
    var pause = new Timer(PAUSE_MILLIS, _ -> then.accept(field.getText()));
    pause.setRepeats(false);
    changed(field, pause::restart);
  }

  /// Calls `then` at each change of the text.
  static void changed(JTextField field, Runnable then) {
    field
        .getDocument()
        .addDocumentListener(
            new DocumentListener() {
              @Override
              public void insertUpdate(DocumentEvent event) {
                then.run();
              }

              @Override
              public void removeUpdate(DocumentEvent event) {
                then.run();
              }

              @Override
              public void changedUpdate(DocumentEvent event) {
                then.run();
              }
            });
  }

  private static final class Digits extends DocumentFilter {
    private final int most;

    Digits(int most) {
      this.most = most;
    }

    @Override
    public void insertString(FilterBypass past, int at, String text, AttributeSet attributes)
        throws BadLocationException {
      replace(past, at, 0, text, attributes);
    }

    @Override
    public void replace(FilterBypass past, int at, int length, String text, AttributeSet attributes)
        throws BadLocationException {
      String digits = text == null ? "" : text.strip();
      boolean all = digits.chars().allMatch(c -> c >= '0' && c <= '9');
      if (all && past.getDocument().getLength() - length + digits.length() <= most) {
        super.replace(past, at, length, digits, attributes);
      } else {
        java.awt.Toolkit.getDefaultToolkit().beep();
      }
    }
  }
}
