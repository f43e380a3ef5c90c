package vigia.cli.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;
import vigia.client.KnownServers;
import vigia.client.RemoteMachine;
import vigia.desktop.Desktop;
import vigia.desktop.present.DesktopOptions;
import vigia.desktop.present.Place;
import vigia.language.Language;
import vigia.language.Speech;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.machine.Machine;

/// A window, and what a person sees of it and does with it.
final class Driver implements AutoCloseable {
  private final Hands hands = new Hands();
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final JFrame frame;

  private Driver(Language asked, Path home, Place place, Machine machine) {
    var options =
        new DesktopOptions(
            asked,
            Language.EN,
            ZoneOffset.UTC,
            home,
            place,
            machine,
            there -> open(home, there),
            faults::add,
            "test");
    Thread.ofPlatform().name("window under test").start(() -> show(options));
    Happenings.await("the window", () -> shown() != null && shown().isFocused());
    frame = Happenings.get(Driver::shown);
  }

  private void show(DesktopOptions options) {
    try {
      Desktop.show(options);
    } catch (Desktop.NoDisplayException | InterruptedException | RuntimeException failed) {
      faults.add(failed);
    } finally {
      ended.countDown();
    }
  }

  private static JFrame shown() {
    for (Frame each : Frame.getFrames()) {
      if (each.isShowing() && each instanceof JFrame frame && "vigia".equals(each.getName())) {
        return frame;
      }
    }
    return null;
  }

  private static Machine open(Path home, Place place) throws Exception {
    return place.server() == null
        ? LocalMachine.open(LocalOptions.HERE)
        : RemoteMachine.open(
            new KnownServers(home).find(place.server()).orElseThrow().connection(), Machine.LOCAL);
  }

  /// On this machine.
  static Driver here(Language language, Path home) {
    return here(language, home, LocalMachine.open(LocalOptions.HERE));
  }

  static Driver here(Language language, Path home, Machine machine) {
    return new Driver(language, home, Place.HERE, machine);
  }

  /// On a server that is known in that home.
  static Driver on(String server, Language language, Path home) throws Exception {
    var place = new Place(server);
    return new Driver(language, home, place, open(home, place));
  }

  static Speech speech(Language language) {
    return Speech.of(language, ZoneOffset.UTC);
  }

  JFrame frame() {
    return frame;
  }

  Hands hands() {
    return hands;
  }

  /// Everything in sight, the newest window first. To be called on the event thread.
  static List<Component> inSight() {
    var all = new ArrayList<Component>();
    for (Window window : List.of(Window.getWindows()).reversed()) {
      if (window.isShowing()) {
        gather(window, all);
      }
    }
    return all;
  }

  private static void gather(Container in, List<Component> all) {
    for (Component each : in.getComponents()) {
      if (each.isShowing()) {
        all.add(each);
        if (each instanceof Container container) {
          gather(container, all);
        }
      }
    }
  }

  static Component find(String name) {
    for (Component each : inSight()) {
      if (name.equals(each.getName())) {
        return each;
      }
    }
    return null;
  }

  /// Null when it is not in sight. To be called on the event thread.
  static JTable table(String name) {
    return (JTable) find(name);
  }

  /// What a component says; null when it is not in sight. To be called on the event thread.
  static String said(String name) {
    return switch (find(name)) {
      case JTextComponent field -> field.getText();
      case JLabel label -> label.getText();
      case AbstractButton button -> button.getText();
      case JComboBox<?> choice -> String.valueOf(choice.getSelectedItem());
      case null, default -> null;
    };
  }

  static String cell(String table, int row, int column) {
    return String.valueOf(table(table).getValueAt(row, column));
  }

  void awaitSaid(String name, Predicate<String> enough) {
    Happenings.await(
        name + " says so",
        () -> {
          String said = said(name);
          return said != null && enough.test(said);
        });
  }

  void awaitRows(String table, int count) {
    Happenings.await(
        table + " has " + count + " rows",
        () -> table(table) != null && table(table).getRowCount() == count);
  }

  void awaitFocus(String name) {
    Happenings.await("focus on " + name, () -> find(name) != null && find(name).isFocusOwner());
  }

  void click(String name) {
    Happenings.await(name + " in sight", () -> find(name) != null);
    hands.click(Happenings.get(() -> centre(find(name))), 1);
  }

  private static Point centre(Component component) {
    Point corner = component.getLocationOnScreen();
    return new Point(corner.x + component.getWidth() / 2, corner.y + component.getHeight() / 2);
  }

  void clickCell(String table, int row, int column, int times) {
    hands.click(
        Happenings.get(() -> {
          JTable in = table(table);
          Rectangle cell = in.getCellRect(row, column, false);
          in.scrollRectToVisible(cell);
          Point corner = in.getLocationOnScreen();
          return new Point(corner.x + cell.x + 10, corner.y + cell.y + cell.height / 2);
        }),
        times);
  }

  void clickTitle(String table, int column) {
    hands.click(
        Happenings.get(() -> {
          var header = table(table).getTableHeader();
          Rectangle title = header.getHeaderRect(column);
          Point corner = header.getLocationOnScreen();
          return new Point(corner.x + title.x + title.width / 2, corner.y + title.height / 2);
        }),
        1);
  }

  /// Puts a text in place of what a field holds.
  void fill(String field, String text) {
    click(field);
    awaitFocus(field);
    hands.selectAll();
    hands.paste(text);
    awaitSaid(field, text::equals);
  }

  void choose(String choice, int index) {
    Happenings.await(choice + " in sight", () -> find(choice) != null);
    Happenings.run(() -> ((JComboBox<?>) find(choice)).setSelectedIndex(index));
  }

  /// Saves what a screen shows, through its button and the file chooser.
  ///
  /// @return the file that came
  Path save(String screen, String form, Path file) {
    give(screen, form, file);
    Happenings.await("it is closed", () -> nameField() == null);
    awaitWritten();
    String name = file.getFileName().toString();
    return name.endsWith("." + form) ? file : file.resolveSibling(name + "." + form);
  }

  /// Files are written on a thread of their own, begun once what was clicked is done with.
  static void awaitWritten() {
    Happenings.run(() -> {});
    Threads.awaitNone("vigia-window-save");
  }

  /// As far as giving the file's name.
  void give(String screen, String form, Path file) {
    click(screen + ".save");
    click(screen + ".save." + form);
    Happenings.await("the file chooser", () -> nameField() != null);
    Happenings.run(() -> nameField().setText(file.toString()));
    Happenings.run(() -> nameField().requestFocusInWindow());
    Happenings.await("focus on the name", () -> nameField().isFocusOwner());
    hands.press(KeyEvent.VK_ENTER);
  }

  /// In the chooser; null while there is none.
  private static JTextField nameField() {
    for (Component each : inSight()) {
      if (each instanceof JFileChooser chooser) {
        var inside = new ArrayList<Component>();
        gather(chooser, inside);
        for (Component part : inside) {
          if (part instanceof JTextField field) {
            return field;
          }
        }
      }
    }
    return null;
  }

  /// As the window's own button does.
  @Override
  public void close() {
    Happenings.run(() -> {
      if (frame.isDisplayable()) {
        frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING));
      }
    });
    try {
      assertThat(ended.await(20, TimeUnit.SECONDS)).as("it ended").isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    assertThat(faults).isEmpty();
    assertThat(Happenings.faults()).isEmpty();
  }
}
