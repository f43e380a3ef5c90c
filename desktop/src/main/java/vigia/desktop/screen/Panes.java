package vigia.desktop.screen;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;
import vigia.desktop.look.Colours;
import vigia.desktop.look.Keys;
import vigia.desktop.look.Texts;
import vigia.desktop.look.Theme;
import vigia.language.Language;

/// The menu at the side, the machine at the top, and the screen that is in front.
final class Panes extends JPanel {
  private static final int MENU = 236;

  private final Setting setting;
  private final Window window;
  private final CardLayout cards = new CardLayout();
  private final JPanel middle = new JPanel(cards);
  private final Map<Screens, JToggleButton> entries = new EnumMap<>(Screens.class);
  private final MachineBar bar;
  private final OverviewScreen overview;
  private final FilesScreen files;
  private final ProcessesScreen processes;
  private final ScanScreen scan;
  private Screens front = Screens.OVERVIEW;

  Panes(Setting setting, Window window) {
    super(new BorderLayout());
    this.setting = setting;
    this.window = window;
    bar = new MachineBar(setting, window.options().home());
    overview = new OverviewScreen(setting, window.overview());
    files = new FilesScreen(setting, window.files(), window.path());
    processes = new ProcessesScreen(setting, window.processes(), window.process());
    scan = new ScanScreen(setting, window.scan());
    middle.setOpaque(false);
    middle.add(overview, Screens.OVERVIEW.word());
    middle.add(files, Screens.FILES.word());
    middle.add(processes, Screens.PROCESSES.word());
    middle.add(scan, Screens.SCAN.word());
    var right = new JPanel(new BorderLayout());
    right.setOpaque(false);
    right.add(bar, BorderLayout.NORTH);
    right.add(middle);
    add(menu(), BorderLayout.LINE_START);
    add(right);
    keys();
  }

  private JPanel menu() {
    var menu = new JPanel();
    menu.setLayout(new BoxLayout(menu, BoxLayout.PAGE_AXIS));
    menu.setBackground(Colours.of("card"));
    int edge = UIScale.scale(12);
    menu.setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createMatteBorder(0, 0, 0, 1, Colours.of("line")),
            BorderFactory.createEmptyBorder(UIScale.scale(16), edge, edge, edge)));
    menu.setPreferredSize(new Dimension(UIScale.scale(MENU), 0));
    menu.add(lead(Texts.styled("h2", "Vigia")));
    menu.add(lead(Texts.dim(setting.text("menu"))));
    menu.add(Box.createVerticalStrut(UIScale.scale(16)));
    var group = new ButtonGroup();
    for (Screens screen : Screens.values()) {
      JToggleButton entry = entry(screen);
      group.add(entry);
      entries.put(screen, entry);
      menu.add(lead(entry));
      menu.add(Box.createVerticalStrut(UIScale.scale(4)));
    }
    menu.add(Box.createVerticalGlue());
    Choice<Language> language = language();
    menu.add(lead(Texts.labelOf(language, setting.text("language"))));
    menu.add(lead(language));
    menu.add(Box.createVerticalStrut(UIScale.scale(8)));
    Choice<Theme> theme = theme();
    menu.add(lead(Texts.labelOf(theme, setting.text("theme"))));
    menu.add(lead(theme));
    menu.add(Box.createVerticalStrut(UIScale.scale(8)));
    JButton about =
        setting.button(
            "menu.about", "about", () -> About.show(this, setting, window.options().version()));
    menu.add(lead(about));
    return menu;
  }

  private static JComponent lead(JComponent component) {
    component.setAlignmentX(LEFT_ALIGNMENT);
    component.setMaximumSize(new Dimension(Integer.MAX_VALUE, component.getPreferredSize().height));
    return component;
  }

  private JToggleButton entry(Screens screen) {
    JToggleButton entry = Texts.mnemonic(new JToggleButton(), setting.text("nav." + screen.word()));
    entry.setName("nav." + screen.word());
    entry.setIcon(screen.icon());
    entry.setHorizontalAlignment(SwingConstants.LEADING);
    entry.setIconTextGap(UIScale.scale(10));
    entry.putClientProperty(
        FlatClientProperties.STYLE,
        "arc: 8; margin: 7,10,7,10; borderWidth: 0; focusWidth: 1; background: $Vigia.card;"
            + " selectedBackground: $Vigia.chosen; selectedForeground: $Vigia.accent");
    entry.addActionListener(_ -> open(screen));
    return entry;
  }

  private Choice<Language> language() {
    return new Choice<>(
        "menu.language",
        List.of(Language.values()),
        setting.speech().language(),
        each -> setting.text("language." + each.tag()),
        window::language);
  }

  private Choice<Theme> theme() {
    return new Choice<>(
        "menu.theme",
        List.of(Theme.values()),
        window.theme(),
        each -> setting.text("theme." + each.name().toLowerCase(Locale.ROOT)),
        window::theme);
  }

  private void keys() {
    List<Screens> all = List.of(Screens.values());
    for (Screens screen : all) {
      bind("ctrl " + (all.indexOf(screen) + 1), () -> open(screen));
    }
    bind("ESCAPE", this::escape);
    bind("F5", files::again);
    bind("typed /", this::filter);
  }

  /// Wherever the focus is, also when nothing has it.
  private void bind(String key, Runnable action) {
    Keys.bind(this, WHEN_IN_FOCUSED_WINDOW, key, action);
  }

  /// Stops or leaves what the screen in front is doing.
  private void escape() {
    switch (front) {
      case OVERVIEW -> {}
      case FILES -> files.stop();
      case PROCESSES -> processes.leave();
      case SCAN -> scan.stop();
    }
  }

  /// To the filter, unless a slash is being typed.
  private void filter() {
    Component focused =
        java.awt.KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    if (!(focused instanceof JTextComponent)) {
      focus(front.word() + ".filter");
    }
  }

  private void open(Screens screen) {
    front(screen);
    window.front(screen);
  }

  /// Brings a screen to the front.
  void front(Screens screen) {
    front = screen;
    JToggleButton entry = Objects.requireNonNull(entries.get(screen));
    entry.setSelected(true);
    cards.show(middle, screen.word());
    switch (screen) {
      case OVERVIEW -> entry.requestFocusInWindow();
      case FILES -> focus("files.path");
      case PROCESSES -> focus("processes.pid");
      case SCAN -> focus("scan.target");
    }
  }

  /// Once a second.
  void tick() {
    bar.tick();
    overview.tick();
    files.tick();
    processes.tick();
  }

  /// These panes are no longer shown.
  void leave() {
    bar.leave();
  }

  String path() {
    return files.path();
  }

  /// What stands in the fields, by their names.
  Map<String, String> typed() {
    var typed = new HashMap<String, String>();
    each(this, field -> typed.put(field.getName(), field.getText()));
    return typed;
  }

  /// Puts it back.
  void type(Map<String, String> typed) {
    each(
        this,
        field -> {
          String text = typed.get(field.getName());
          if (text != null && !text.equals(field.getText())) {
            field.setText(text);
          }
        });
  }

  private static void each(Container in, Consumer<JTextField> then) {
    for (Component each : in.getComponents()) {
      if (each instanceof JTextField field && field.getName() != null) {
        then.accept(field);
      } else if (each instanceof Container container) {
        each(container, then);
      }
    }
  }

  void focus(String name) {
    Component found = find(this, name);
    if (found != null) {
      found.requestFocusInWindow();
    }
  }

  private static @Nullable Component find(Container in, String name) {
    for (Component each : in.getComponents()) {
      if (name.equals(each.getName())) {
        return each;
      }
      Component inside = each instanceof Container container ? find(container, name) : null;
      if (inside != null) {
        return inside;
      }
    }
    return null;
  }
}
