package vigia.cli.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JList;
import javax.swing.JTable;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vigia.desktop.look.Texts;
import vigia.desktop.look.Theme;

/// Swing would show `<html>…` as markup and fetch its pictures.
@ExtendWith(Xvfb.class)
class ChooserTest {
  @TempDir private Path directory;
  private JFrame frame;
  private JFileChooser chooser;

  @BeforeEach
  void open() throws Exception {
    Files.createDirectory(directory.resolve("<html><b>x"));
    Happenings.get(() -> {
      Theme.LIGHT.apply();
      chooser = Texts.allPlain(new JFileChooser(directory.toFile()));
      frame = new JFrame();
      frame.add(chooser);
      frame.pack();
      frame.setVisible(true);
      return frame;
    });
  }

  @AfterEach
  void close() {
    Happenings.get(() -> {
      frame.dispose();
      return frame;
    });
  }

  @Test
  void namesInAListAreNoMarkup() {
    Happenings.await("the names", () -> found(JList.class).stream().anyMatch(this::hasNames));
    assertThat(Happenings.get(() -> markup(found(JList.class).getFirst()))).isNull();
  }

  @Test
  void namesInATableAreNoMarkup() {
    Happenings.get(() -> {
      chooser.getActionMap().get("viewTypeDetails").actionPerformed(null);
      return chooser;
    });
    Happenings.await(
        "the names", () -> found(JTable.class).stream().anyMatch(table -> table.getRowCount() > 0));
    JTable table = Happenings.get(() -> found(JTable.class).getFirst());
    Object html =
        Happenings.get(() ->
            String.valueOf(
                ((JComponent) table.prepareRenderer(table.getCellRenderer(0, 0), 0, 0))
                    .getClientProperty(BasicHTML.propertyKey)));
    assertThat(html).isEqualTo("null");
  }

  private boolean hasNames(JList<?> list) {
    return list.getModel().getSize() > 0;
  }

  @SuppressWarnings("unchecked") // of whatever it lists
  private static Object markup(JList<?> list) {
    var each = (JList<Object>) list;
    Component shown =
        each.getCellRenderer()
            .getListCellRendererComponent(each, each.getModel().getElementAt(0), 0, false, false);
    return ((JComponent) shown).getClientProperty(BasicHTML.propertyKey);
  }

  /// Of those in sight.
  private <T extends Component> List<T> found(Class<T> type) {
    var all = new ArrayList<T>();
    gather(frame, type, all);
    return all;
  }

  private static <T extends Component> void gather(Container in, Class<T> type, List<T> all) {
    for (Component each : in.getComponents()) {
      if (type.isInstance(each) && each.isShowing()) {
        all.add(type.cast(each));
      }
      if (each instanceof Container container) {
        gather(container, type, all);
      }
    }
  }
}
