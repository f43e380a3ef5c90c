package vigia.desktop.look;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.awt.Container;
import java.awt.event.ContainerAdapter;
import java.awt.event.ContainerEvent;
import java.util.Collections;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.table.TableColumn;
import org.jspecify.annotations.Nullable;
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

  /// The same for all that a component holds and will hold, lists and tables included: a file
  /// chooser shows the names that it finds.
  public static <C extends Container> C allPlain(C container) {
    if (container instanceof JComponent component) {
      plain(component);
    }
    switch (container) {
      case JList<?> list -> plainRenderer(list.getCellRenderer());
      case JComboBox<?> choice -> plainRenderer(choice.getRenderer());
      case JTable table -> {
        for (TableColumn column : Collections.list(table.getColumnModel().getColumns())) {
          plainRenderer(column.getCellRenderer());
        }
        plainRenderer(table.getDefaultRenderer(Object.class));
      }
      default -> {}
    }
    for (Component inside : container.getComponents()) {
      if (inside instanceof Container more) {
        allPlain(more);
      }
    }
    container.addContainerListener(
        new ContainerAdapter() {
          @Override
          public void componentAdded(ContainerEvent event) {
            if (event.getChild() instanceof Container more) {
              allPlain(more);
            }
          }
        });
    return container;
  }

  private static void plainRenderer(@Nullable Object renderer) {
    if (renderer instanceof JComponent component) {
      plain(component);
    }
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
