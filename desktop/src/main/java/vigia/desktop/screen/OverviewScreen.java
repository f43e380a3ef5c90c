package vigia.desktop.screen;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.GridLayout;
import java.awt.Insets;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;
import vigia.desktop.look.Card;
import vigia.desktop.look.Chart;
import vigia.desktop.look.Colours;
import vigia.desktop.look.Dot;
import vigia.desktop.look.FactsPanel;
import vigia.desktop.look.Notice;
import vigia.desktop.look.RecordTable;
import vigia.desktop.look.ShareBar;
import vigia.desktop.look.Stale;
import vigia.desktop.look.Texts;
import vigia.desktop.present.Live;
import vigia.desktop.present.OverviewPresenter;
import vigia.desktop.present.Sorting;
import vigia.desktop.present.Trace;
import vigia.language.Csv;
import vigia.language.Formats;
import vigia.language.view.Column;
import vigia.language.view.FactBlock;
import vigia.language.view.FileSystemColumns;
import vigia.language.view.OverviewFacts;
import vigia.machine.FileSystem;
import vigia.machine.Overview;
import vigia.machine.Wire;

/// CPU, memory, disks, network.
final class OverviewScreen extends JPanel {
  private static final Map<String, Integer> WIDTHS =
      Map.of("mount", 160, "device", 140, "type", 70, "share", 60, "inodes-free", 100);

  /// Pixels at 100 % from which on two blocks of facts fit beside each other.
  private static final int BESIDE = 800;

  private final Setting setting;
  private final OverviewPresenter presenter;
  private final Formats formats;
  private final Notice notice = new Notice();
  private final Notice unsaved = new Notice();
  private final Tile cpu;
  private final Tile memory;
  private final Tile disk;
  private final Tile network;
  private final JComponent chart;
  private final List<FactsPanel> facts = new ArrayList<>();
  private final JPanel factCards = new JPanel(new GridBagLayout());
  private final RecordTable<FileSystem> fileSystems;
  private final List<Column<FileSystem>> columns;
  private final Stale content;
  private final JLabel waiting;
  private Sorting sorting = new Sorting("mount", false);

  OverviewScreen(Setting setting, OverviewPresenter presenter) {
    super(new BorderLayout());
    this.setting = setting;
    this.presenter = presenter;
    formats = setting.speech().formats();
    setOpaque(false);
    cpu = new Tile("CPU", "cpu");
    memory = new Tile(setting.text("tile.memory"), "memory");
    disk = new Tile(setting.text("tile.disk"), "cpu");
    network = new Tile(setting.speech().text("overview.network"), "cpu");
    chart = new Chart(presenter.trace(), formats);
    columns = FileSystemColumns.of(setting.speech());
    fileSystems = new RecordTable<>(columns, FileSystem::mountPoint, WIDTHS, this::sort);
    fileSystems.setName("overview.fileSystems");
    fileSystems
        .getAccessibleContext()
        .setAccessibleName(setting.speech().text("overview.file-systems"));
    waiting = Texts.dim(setting.text("waiting"));
    content = new Stale(content());
    notice.setName("overview.notice");
    unsaved.setName("overview.unsaved");
    var head = Boxes.stack(header(), notice, unsaved);
    add(Boxes.titled(head, Page.scrolling(content)));
    presenter.onChange(this::draw);
    draw();
  }

  private JPanel header() {
    JButton copy = setting.button("overview.copy", "copy", this::copy);
    JButton save = new Saving(setting, unsaved).button("overview.save", "overview", this::saved);
    var header = new JPanel(new BorderLayout());
    header.setOpaque(false);
    header.add(Texts.styled("h2", setting.plain("nav.overview")), BorderLayout.LINE_START);
    header.add(Boxes.row(waiting, copy, save), BorderLayout.LINE_END);
    return header;
  }

  private JPanel content() {
    var tiles = new JPanel(new GridLayout(1, 4, gap(), gap()));
    tiles.setOpaque(false);
    List.of(cpu, memory, disk, network).forEach(tiles::add);
    var graph = new Card(new BorderLayout(gap(), gap()));
    graph.add(
        Boxes.row(
            Texts.styled("h4", setting.text("chart.title")),
            legend("CPU", "cpu"),
            legend(setting.text("tile.memory"), "memory")),
        BorderLayout.NORTH);
    graph.add(chart);
    chart.getAccessibleContext().setAccessibleName(setting.text("chart.title"));
    factCards.setOpaque(false);
    factCards.addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent event) {
            arrange();
          }
        });
    var disks = new JPanel(new BorderLayout());
    disks.setOpaque(false);
    disks.add(fileSystems.getTableHeader(), BorderLayout.NORTH);
    disks.add(fileSystems);
    var table = new JPanel(new BorderLayout(gap(), gap()));
    table.setOpaque(false);
    table.add(
        Texts.styled("h4", setting.speech().text("overview.file-systems")), BorderLayout.NORTH);
    table.add(Card.around(disks));
    var all = new JPanel(new GridBagLayout());
    all.setOpaque(false);
    var place = new GridBagConstraints();
    place.gridx = 0;
    place.weightx = 1;
    place.fill = GridBagConstraints.BOTH;
    place.insets = new Insets(0, 0, gap(), 0);
    for (JComponent part : List.of(tiles, graph, factCards, table)) {
      all.add(part, place);
    }
    place.weighty = 1;
    all.add(javax.swing.Box.createGlue(), place);
    return all;
  }

  private static int gap() {
    return UIScale.scale(12);
  }

  private static JLabel legend(String text, String colour) {
    JLabel label = Texts.dim(text);
    label.setIcon(new Dot(Colours.of(colour)));
    return label;
  }

  /// Once a second: what is old gets older.
  void tick() {
    if (presenter.live().isStale()) {
      draw();
    }
  }

  private void draw() {
    Live<Overview> live = presenter.live();
    Overview overview = live.value();
    waiting.setVisible(overview == null && live.problem() == null);
    notice.show(setting.sentence(live));
    content.grey(live.isStale());
    content.setVisible(overview != null);
    if (overview != null && !live.isStale()) {
      tiles(overview);
      facts(overview);
      fileSystems.show(sorted(overview.fileSystems()));
      fileSystems.sorted(sorting);
    }
    chart.repaint();
  }

  private void tiles(Overview overview) {
    Double busy = overview.cpu().percent();
    String cores =
        overview.cpu().logicalCores() == null
            ? ""
            : setting
                .speech()
                .catalogue()
                .counted("cpu.logical", overview.cpu().logicalCores(), formats);
    cpu.show(busy, busy == null ? null : formats.percent(busy), cores);
    Double used = Trace.usedPercent(overview.memory());
    memory.show(
        used,
        used == null ? null : formats.percent(used),
        of(overview.memory().usedBytes(), overview.memory().totalBytes()));
    FileSystem root =
        overview.fileSystems().stream()
            .filter(system -> system.mountPoint().equals("/"))
            .findFirst()
            .orElse(overview.fileSystems().isEmpty() ? null : overview.fileSystems().getFirst());
    Double full = root == null ? null : root.usedPercent();
    disk.show(
        full,
        full == null ? null : formats.percent(full),
        root == null ? "" : root.mountPoint() + "  " + of(root.usedBytes(), root.totalBytes()));
    Double in = overview.network().receivedBytesPerSecond();
    Double out = overview.network().sentBytesPerSecond();
    network.show(
        null,
        in == null ? null : "↓ " + formats.bytesPerSecond(in),
        out == null ? "" : "↑ " + formats.bytesPerSecond(out));
  }

  private String of(@Nullable Long part, @Nullable Long whole) {
    return part == null || whole == null
        ? ""
        : formats.bytes(part)
            + " "
            + setting.speech().text("limits.of")
            + " "
            + formats.bytes(whole);
  }

  private void facts(Overview overview) {
    List<FactBlock> blocks = OverviewFacts.of(overview, setting.speech(), "");
    if (facts.size() != blocks.size()) {
      facts.clear();
      factCards.removeAll();
      for (int i = 0; i < blocks.size(); i++) {
        var panel = FactsPanel.beside(formats);
        panel.setName("overview.facts." + i);
        facts.add(panel);
        var card = new Card(new BorderLayout());
        card.add(panel);
        factCards.add(card);
      }
      arrange();
    }
    for (int i = 0; i < blocks.size(); i++) {
      facts.get(i).show(blocks.get(i));
    }
  }

  /// Two beside each other where there is room for them.
  private void arrange() {
    int across = factCards.getWidth() < UIScale.scale(BESIDE) ? 1 : 2;
    var layout = (GridBagLayout) factCards.getLayout();
    for (int i = 0; i < factCards.getComponentCount(); i++) {
      layout.setConstraints(
          factCards.getComponent(i), cell(i, factCards.getComponentCount(), across));
    }
    factCards.revalidate();
  }

  private static GridBagConstraints cell(int i, int of, int across) {
    var place = new GridBagConstraints();
    place.gridx = i % across;
    place.gridy = i / across;
    place.gridwidth = i == of - 1 ? across - i % across : 1;
    place.weightx = 1;
    place.fill = GridBagConstraints.BOTH;
    place.insets = new Insets(i < across ? 0 : gap(), i % across == 0 ? 0 : gap(), 0, 0);
    return place;
  }

  private void sort(String column, boolean descendingFirst) {
    sorting = sorting.clicked(column, descendingFirst);
    draw();
  }

  private List<FileSystem> sorted(List<FileSystem> systems) {
    return systems.stream()
        .sorted(Column.order(columns, sorting.column(), sorting.descending()))
        .toList();
  }

  private void copy() {
    Overview overview = presenter.live().value();
    if (overview == null) {
      return;
    }
    var text = new StringBuilder();
    OverviewFacts.of(overview, setting.speech(), "")
        .forEach(block -> text.append(FactsPanel.text(block, formats)).append('\n'));
    text.append(setting.speech().text("overview.file-systems")).append('\n');
    text.append(fileSystems.text());
    Toolkit.getDefaultToolkit()
        .getSystemClipboard()
        .setContents(new StringSelection(text.toString()), null);
  }

  private Saving.@Nullable Content saved() {
    Overview overview = presenter.live().value();
    return overview == null
        ? null
        : (form, out) -> {
          switch (form) {
            case JSON -> out.print(Wire.json(overview) + "\n");
            case CSV -> {
              out.print("name,value\n");
              Csv.flat(overview).forEach(line -> out.print(line + "\n"));
            }
          }
        };
  }

  /// One figure, large.
  private static final class Tile extends Card {
    private final JLabel value = Texts.styled("h1", "–");
    private final JLabel detail = Texts.dim(" ");
    private final ShareBar bar = new ShareBar(60);
    private final String colour;

    Tile(String title, String colour) {
      super(new BorderLayout(0, UIScale.scale(4)));
      this.colour = colour;
      add(Texts.dim(title), BorderLayout.NORTH);
      var middle = new JPanel(new BorderLayout());
      middle.setOpaque(false);
      middle.add(value, BorderLayout.CENTER);
      middle.add(detail, BorderLayout.SOUTH);
      add(middle);
      add(bar, BorderLayout.SOUTH);
      // Long details are cut rather than pushing the other tiles away.
      detail.setPreferredSize(new Dimension(0, detail.getPreferredSize().height));
    }

    /// @param text null while it is not known
    void show(@Nullable Double percent, @Nullable String text, String below) {
      value.setText(text == null ? "–" : text);
      detail.setText(below.isEmpty() ? " " : below);
      detail.setToolTipText(below.isEmpty() ? null : below);
      bar.setVisible(percent != null);
      bar.show(percent, Colours.of(colour));
    }
  }
}
