package vigia.desktop.screen;

import java.awt.Component;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JList;
import org.jspecify.annotations.Nullable;
import vigia.desktop.look.Texts;

/// One of a few.
final class Choice<E> extends JComboBox<E> {
  /// @param text how each is shown
  Choice(String name, Iterable<E> all, E first, Function<E, String> text, Consumer<E> then) {
    setName(name);
    Choosing.deliberate(this);
    all.forEach(this::addItem);
    setSelectedItem(first);
    setRenderer(new Painter<>(text));
    addActionListener(_ -> then.accept(chosen()));
  }

  private E chosen() {
    return getItemAt(getSelectedIndex());
  }

  private static final class Painter<E> extends DefaultListCellRenderer {
    private final Function<E, String> text;

    Painter(Function<E, String> text) {
      this.text = text;
      Texts.plain(this);
    }

    @Override
    @SuppressWarnings("unchecked") // a list of the items above
    public Component getListCellRendererComponent(
        JList<?> list, @Nullable Object value, int index, boolean selected, boolean focused) {
      String shown = value == null ? "" : text.apply((E) value);
      return super.getListCellRendererComponent(list, shown, index, selected, focused);
    }
  }
}
