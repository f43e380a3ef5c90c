package vigia.desktop.screen;

import java.awt.BorderLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;
import vigia.desktop.look.Card;
import vigia.desktop.look.Notice;
import vigia.desktop.look.RecordTable;
import vigia.desktop.look.Texts;
import vigia.desktop.look.Wrapped;
import vigia.desktop.present.ScanPresenter;
import vigia.language.Listing;
import vigia.language.Problems;
import vigia.language.view.PortColumns;
import vigia.language.view.Summaries;
import vigia.machine.PortRow;
import vigia.machine.ScanProgress;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.Wire;

/// Which ports of a computer are open.
final class ScanScreen extends JPanel {
  private static final int PORT_DIGITS = 5;
  private static final Map<String, Integer> WIDTHS =
      Map.of(
          "port",
          100,
          "state",
          120,
          "service",
          160,
          "reason",
          200,
          "answer",
          360,
          "listener",
          260,
          "address",
          160);

  private final Setting setting;
  private final ScanPresenter presenter;
  private final JTextField target = Typing.text("scan.target", 22);
  private final JTextField lowest = Typing.number("scan.low", PORT_DIGITS, PORT_DIGITS);
  private final JTextField highest = Typing.number("scan.high", PORT_DIGITS, PORT_DIGITS);
  private final JCheckBox byList;
  private final JTextField list = Typing.text("scan.ports", 2 * PORT_DIGITS + 12);
  private final List<JComponent> ofRange = new ArrayList<>();
  private final List<JComponent> ofList = new ArrayList<>();
  private final JCheckBox every;
  private final JCheckBox identify;
  private final JButton start;
  private final JButton stop;
  private final JProgressBar bar = new JProgressBar();
  private final Wrapped summary = Wrapped.dim(" ");
  private final Notice notice = new Notice();
  private final RecordTable<PortRow> table;

  ScanScreen(Setting setting, ScanPresenter presenter) {
    super(new BorderLayout());
    this.setting = setting;
    this.presenter = presenter;
    setOpaque(false);
    target.setText("127.0.0.1");
    lowest.setText("1");
    highest.setText("1024");
    every = choice("scan.every");
    identify = choice("scan.identify");
    byList = choice("scan.by-list");
    byList.addActionListener(_ -> fields().requestFocusInWindow());
    start = setting.button("scan.start", "scan.start", this::start);
    stop = setting.button("scan.stop", "scan.stop", presenter::stop);
    for (JTextField field : List.of(target, lowest, highest, list)) {
      field.addActionListener(_ -> start());
    }
    table =
        new RecordTable<>(
            PortColumns.withAddress(setting.speech()),
            row -> row.address() + " " + row.port(),
            WIDTHS,
            presenter::sort);
    table.yields("answer");
    table.setName("scan.table");
    table.getAccessibleContext().setAccessibleName(setting.plain("nav.scan"));
    notice.setName("scan.notice");
    summary.setName("scan.summary");
    bar.setName("scan.progress");
    bar.getAccessibleContext().setAccessibleName(setting.text("scan.progress"));
    add(
        Boxes.titled(
            Texts.styled("h2", setting.plain("nav.scan")),
            Boxes.stack(
                Boxes.stack(form(), Boxes.stack(bar, notice, null), null),
                Card.around(table.scrolling()),
                foot())));
    presenter.onChange(this::draw);
    draw();
  }

  private JPanel form() {
    JLabel low = Texts.labelOf(lowest, setting.text("scan.low"));
    JLabel high = Texts.labelOf(highest, setting.text("scan.high"));
    JLabel ports = Texts.labelOf(list, setting.text("scan.ports"));
    list.putClientProperty("JTextField.placeholderText", setting.text("scan.ports.hint"));
    ofRange.addAll(List.of(low, lowest, high, highest));
    ofList.addAll(List.of(ports, list));
    fields();
    return Boxes.stack(
        Boxes.row(
            Texts.labelOf(target, setting.text("scan.target")),
            target,
            low,
            lowest,
            high,
            highest,
            ports,
            list),
        Boxes.row(start, stop, byList, every, identify),
        null);
  }

  private JCheckBox choice(String name) {
    JCheckBox choice = Texts.mnemonic(new JCheckBox(), setting.text(name));
    choice.setName(name);
    choice.setOpaque(false);
    return choice;
  }

  /// Shows the fields that the ports are typed into: a list, or the lowest and the highest.
  ///
  /// @return the first of them
  private JTextField fields() {
    boolean listed = byList.isSelected();
    ofRange.forEach(part -> part.setVisible(!listed));
    ofList.forEach(part -> part.setVisible(listed));
    return listed ? list : lowest;
  }

  private JPanel foot() {
    JButton copy = setting.button("scan.copy", "copy", table::copy);
    var foot = new JPanel(new BorderLayout());
    foot.setOpaque(false);
    foot.add(summary);
    foot.add(
        Boxes.row(copy, new Saving(setting, notice).button("scan.save", "scan", this::saved)),
        BorderLayout.LINE_END);
    return foot;
  }

  private void start() {
    boolean rows = every.isSelected();
    boolean look = identify.isSelected();
    if (byList.isSelected()) {
      presenter.start(target.getText(), list.getText(), rows, look);
    } else {
      presenter.start(target.getText(), lowest.getText(), highest.getText(), rows, look);
    }
  }

  /// What Escape does.
  void stop() {
    presenter.stop();
  }

  private void draw() {
    boolean running = presenter.isRunning();
    boolean focused = (running ? start : stop).isFocusOwner();
    start.setEnabled(!running);
    stop.setEnabled(running && !presenter.isStopping());
    if (focused) {
      (running ? stop : start).requestFocusInWindow();
    }
    ScanProgress progress = presenter.progress();
    ScanStatus ended = presenter.ended();
    bar.setMaximum(progress == null ? 1 : Math.max(1, progress.of()));
    bar.setValue(progress == null ? 0 : progress.scanned());
    table.show(presenter.rows());
    table.sorted(presenter.sorting());
    notice.show(problem(ended));
    summary.setText(summary(progress, ended));
  }

  private @Nullable String problem(@Nullable ScanStatus ended) {
    String whole = setting.sentence(presenter.problem());
    if (whole != null || ended == null) {
      return whole;
    }
    String each =
        Stream.concat(
                ended.targets().stream()
                    .flatMap(target -> Problems.of(target).stream())
                    .map(setting::sentence),
                ended.targets().stream()
                    .flatMap(target -> Summaries.findings(target, setting.speech()).stream()))
            .collect(Collectors.joining("\n"));
    return each.isEmpty() ? null : each;
  }

  private String summary(@Nullable ScanProgress progress, @Nullable ScanStatus ended) {
    if (ended != null) {
      return ended.targets().stream()
          .map(this::counts)
          .collect(Collectors.joining("; ", Summaries.of(ended, setting.speech()) + "  ", ""));
    }
    if (presenter.isStopping()) {
      return setting.text("scan.stopping");
    }
    return progress == null ? " " : Summaries.of(progress, setting.speech());
  }

  private String counts(TargetResult target) {
    String notShown = Summaries.notShown(target, setting.speech());
    return Summaries.of(target, setting.speech()) + (notShown.isEmpty() ? "" : "  " + notShown);
  }

  private Saving.@Nullable Content saved() {
    ScanStatus ended = presenter.ended();
    List<PortRow> rows = presenter.rows();
    return ended == null
        ? null
        : (form, out) -> {
          switch (form) {
            case JSON -> out.print(Wire.json(ended) + "\n");
            case CSV -> {
              Listing.csv(PortRow.class, out).entries(rows);
            }
          }
        };
  }
}
