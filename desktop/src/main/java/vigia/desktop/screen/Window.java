package vigia.desktop.screen;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.KeyboardFocusManager;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.swing.JFrame;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;
import vigia.desktop.look.Icons;
import vigia.desktop.look.Theme;
import vigia.desktop.present.ConnectPresenter;
import vigia.desktop.present.Desk;
import vigia.desktop.present.DesktopOptions;
import vigia.desktop.present.FilesPresenter;
import vigia.desktop.present.OverviewPresenter;
import vigia.desktop.present.ProcessPresenter;
import vigia.desktop.present.ProcessesPresenter;
import vigia.desktop.present.ScanPresenter;
import vigia.desktop.present.Screen;
import vigia.desktop.present.Settings;
import vigia.desktop.present.Station;
import vigia.language.Language;
import vigia.language.Speech;
import vigia.language.view.PortColumns;
import vigia.language.view.ProcessColumns;

/// The one window: the presenters, which live as long as it does, and the screens, which are made
/// anew when language or theme change.
public final class Window {
  private final DesktopOptions options;
  private final JFrame frame = new JFrame();
  private final Settings settings;
  private final Desk desk;
  private final Station station;
  private final OverviewPresenter overview;
  private final FilesPresenter files;
  private final ProcessesPresenter processes;
  private final ProcessPresenter process;
  private final ScanPresenter scan;
  private final Timer clock;
  private final ExecutorService writing =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("vigia-window-settings").factory());
  private Language language;
  private Theme theme;
  private Screens front;
  private String path;
  private @Nullable Panes panes;
  private boolean seen;

  private Window(DesktopOptions options, Settings settings) {
    this.options = options;
    this.settings = settings;
    desk = new Desk(EventQueue::invokeLater, options.faults());
    station =
        new Station(
            desk,
            options.opener(),
            () -> ConnectPresenter.known(options.home()),
            options.place(),
            options.machine());
    language =
        options.asked() != null
            ? options.asked()
            : Language.of(settings.text("language")).orElse(options.usual());
    theme = remembered(Theme.values(), "theme", Theme.SYSTEM);
    front = remembered(Screens.values(), "screen", Screens.OVERVIEW);
    String kept = settings.text("path");
    path = kept == null ? System.getProperty("user.home", "/") : kept;
    // The order of a column is the same in every language.
    Speech any = Speech.of(language, options.zone());
    overview = new OverviewPresenter(desk, station);
    files = new FilesPresenter(desk, station);
    processes = new ProcessesPresenter(desk, station, ProcessColumns.of(any));
    process = new ProcessPresenter(desk, station);
    scan = new ScanPresenter(desk, station, PortColumns.withAddress(any));
    clock =
        new Timer(
            1_000,
            _ -> {
              if (panes != null) {
                panes.tick();
              }
            });
  }

  /// @param settings what was remembered
  /// @param closed called when the person closed it
  public static Window open(DesktopOptions options, Settings settings, Runnable closed) {
    var window = new Window(options, settings);
    window.build();
    window.appear(closed);
    return window;
  }

  private <E extends Enum<E>> E remembered(E[] all, String name, E otherwise) {
    String kept = settings.text(name);
    for (E each : all) {
      if (each.name().equals(kept)) {
        return each;
      }
    }
    return otherwise;
  }

  private void appear(Runnable closed) {
    frame.setName("vigia");
    frame.setIconImages(Icons.program());
    frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
    Placement.restore(frame, settings);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            close();
            closed.run();
          }

          @Override
          public void windowIconified(WindowEvent event) {
            seen(false);
          }

          @Override
          public void windowDeiconified(WindowEvent event) {
            seen(true);
          }
        });
    frame.setVisible(true);
    seen(true);
    station.refresh();
    clock.start();
  }

  private void build() {
    theme.apply();
    Speech speech = Speech.of(language, options.zone());
    Panes made = new Panes(new Setting(desk, station, speech), this);
    if (panes != null) {
      panes.leave();
    }
    panes = made;
    frame.setTitle(speech.text("window.title"));
    frame.setContentPane(made);
    made.front(front);
    frame.revalidate();
    frame.repaint();
  }

  /// Nothing is asked for a window that nobody sees.
  private void seen(boolean now) {
    if (seen != now) {
      seen = now;
      if (now) {
        station.appear();
      } else {
        station.disappear();
      }
      all(front, now);
    }
  }

  void front(Screens screen) {
    if (screen != front) {
      all(front, false);
      front = screen;
      all(front, seen);
      save();
    }
  }

  private void all(Screens screen, boolean appear) {
    for (Screen each : live(screen)) {
      if (appear) {
        each.appear();
      } else {
        each.disappear();
      }
    }
  }

  private Screen[] live(Screens screen) {
    return switch (screen) {
      case OVERVIEW -> new Screen[] {overview};
      case PROCESSES -> new Screen[] {processes, process};
      case FILES, SCAN -> new Screen[] {};
    };
  }

  OverviewPresenter overview() {
    return overview;
  }

  FilesPresenter files() {
    return files;
  }

  ProcessesPresenter processes() {
    return processes;
  }

  ProcessPresenter process() {
    return process;
  }

  ScanPresenter scan() {
    return scan;
  }

  DesktopOptions options() {
    return options;
  }

  Theme theme() {
    return theme;
  }

  String path() {
    return path;
  }

  void theme(Theme chosen) {
    if (chosen != theme) {
      theme = chosen;
      rebuild();
      save();
    }
  }

  void language(Language chosen) {
    if (chosen != language) {
      language = chosen;
      rebuild();
      save();
    }
  }

  /// The focus goes to the same component of the new screens.
  private void rebuild() {
    Component focused = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    String name = focused == null ? null : focused.getName();
    remember();
    Map<String, String> typed = panes == null ? Map.of() : panes.typed();
    build();
    if (panes != null) {
      panes.type(typed);
      if (name != null) {
        panes.focus(name);
      }
    }
  }

  private void remember() {
    if (panes != null) {
      path = panes.path();
    }
  }

  private void close() {
    clock.stop();
    seen(false);
    files.stop();
    scan.close();
    keep();
    frame.dispose();
  }

  /// What is kept, and where the window stands.
  private void keep() {
    remember();
    settings
        .with("theme", theme.name())
        .with("screen", front.name())
        .with("language", language.tag())
        .with("path", path);
    Placement.keep(frame, settings);
  }

  /// Written at once: the program may end in another way than by closing it.
  private void save() {
    keep();
    writing.execute(settings::save);
  }

  /// Once it is closed: writes what is remembered, ends what runs elsewhere for the window. May
  /// block for a moment, so not on the window's thread.
  public void farewell() {
    writing.execute(settings::save);
    writing.close();
    station.close();
  }
}
