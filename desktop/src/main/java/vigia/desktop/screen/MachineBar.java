package vigia.desktop.screen;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.nio.file.Path;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import vigia.desktop.look.Colours;
import vigia.desktop.look.Dot;
import vigia.desktop.look.Notice;
import vigia.desktop.look.Texts;
import vigia.desktop.present.Place;
import vigia.desktop.present.Station;
import vigia.machine.Problem;
import vigia.machine.Subscription;

/// Which machine is looked at, and whether it answers.
final class MachineBar extends JPanel {
  private final Setting setting;
  private final Station station;
  private final Path home;
  private final JComboBox<String> choice = Texts.allPlain(new JComboBox<>());
  private final JLabel status = Texts.label("");
  private final Notice notice = new Notice();
  private List<Place> places = List.of();
  private boolean filling;
  private final List<Subscription> listening;

  MachineBar(Setting setting, Path home) {
    super(new BorderLayout());
    this.setting = setting;
    this.home = home;
    station = setting.station();
    setOpaque(false);
    int edge = UIScale.scale(20);
    setBorder(BorderFactory.createEmptyBorder(UIScale.scale(12), edge, 0, edge));
    choice.setName("machine.choice");
    Choosing.deliberate(choice);
    choice.setPrototypeDisplayValue("0123456789012345678901234567");
    choice.addActionListener(_ -> chosen());
    status.setName("machine.status");
    notice.setName("machine.notice");
    add(
        Boxes.row(Texts.labelOf(choice, setting.text("machine")), choice, status),
        BorderLayout.LINE_START);
    add(notice, BorderLayout.SOUTH);
    listening = List.of(station.onChange(this::fill), station.onStay(this::fill));
    fill();
  }

  /// These panes are no longer shown.
  void leave() {
    listening.forEach(Subscription::close);
  }

  private void fill() {
    filling = true;
    places = station.places();
    choice.removeAllItems();
    places.forEach(place -> choice.addItem(name(place)));
    choice.addItem(setting.text("machine.connect"));
    choice.setSelectedIndex(places.indexOf(station.place()));
    filling = false;
    tick();
  }

  private String name(Place place) {
    return place.server() == null ? setting.text("machine.here") : place.server();
  }

  private void chosen() {
    int index = choice.getSelectedIndex();
    if (filling || index < 0) {
      return;
    }
    if (index < places.size()) {
      if (places.get(index).equals(station.place())) {
        station.stay();
      } else {
        station.go(places.get(index));
      }
      return;
    }
    filling = true;
    choice.setSelectedIndex(places.indexOf(station.place()));
    filling = false;
    new ConnectDialog(setting, home, this).setVisible(true);
    choice.requestFocusInWindow();
  }

  /// Once a second.
  void tick() {
    Problem problem = station.problem();
    Long silent = station.silentMillis();
    status.setIcon(
        new Dot(Colours.of(problem != null ? "bad" : silent == null ? "warning" : "good")));
    status.setText(
        silent == null
            ? setting.text("machine.waiting")
            : setting.text(
                problem == null ? "machine.heard" : "machine.silent", "age", setting.age(silent)));
    notice.show(setting.sentence(station.trouble()));
  }
}
