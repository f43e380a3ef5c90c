package vigia.desktop.screen;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;
import vigia.desktop.look.Card;
import vigia.desktop.look.FactsPanel;
import vigia.desktop.look.Notice;
import vigia.desktop.look.RecordTable;
import vigia.desktop.look.Stale;
import vigia.desktop.look.Texts;
import vigia.desktop.present.Live;
import vigia.desktop.present.ProcessPresenter;
import vigia.desktop.present.ProcessesPresenter;
import vigia.language.Listing;
import vigia.language.view.ProcessColumns;
import vigia.language.view.ProcessFacts;
import vigia.language.view.Summaries;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;

/// One process by its PID, beside all of them.
final class ProcessesScreen extends JPanel {
  /// The digits of the largest PID that Linux can be told to give, and some.
  private static final int PID_DIGITS = 19;

  private static final Map<String, Integer> WIDTHS =
      Map.of(
          "pid",
          80,
          "user",
          90,
          "state",
          90,
          "cpu",
          70,
          "memory-share",
          70,
          "rss",
          90,
          "threads",
          80,
          "process",
          150,
          "command",
          420);

  private final Setting setting;
  private final ProcessesPresenter all;
  private final ProcessPresenter one;
  private final JTextField pid = Typing.number("processes.pid", 8, PID_DIGITS);
  private final JTextField filter = Typing.filter("processes.filter");
  private final JLabel summary = Texts.dim(" ");
  private final Notice notice = new Notice();
  private final Notice oneNotice = new Notice();
  private final Notice unsaved = new Notice();
  private final FactsPanel facts;
  private final DetailsPanel details;
  private final Stale oneStale;
  private final Stale tableStale;
  private final JLabel oneHint;
  private final RecordTable<ProcessInfo> table;

  ProcessesScreen(Setting setting, ProcessesPresenter all, ProcessPresenter one) {
    super(new BorderLayout());
    this.setting = setting;
    this.all = all;
    this.one = one;
    setOpaque(false);
    pid.addActionListener(_ -> one.ask(pid.getText()));
    filter.setText(all.filter());
    Typing.settled(filter, all::filter);
    facts = FactsPanel.stacked(setting.speech().formats());
    facts.setName("process.facts");
    details = new DetailsPanel(setting, one);
    oneStale = new Stale(facts);
    oneHint = Texts.dim(setting.text("process.hint"));
    table =
        new RecordTable<>(
            RecordTable.inOrder(
                ProcessColumns.of(setting.speech()),
                List.of(
                    "pid",
                    "process",
                    "cpu",
                    "memory-share",
                    "rss",
                    "user",
                    "state",
                    "threads",
                    "command")),
            Identity::of,
            WIDTHS,
            all::sort);
    table.setName("processes.table");
    table.getAccessibleContext().setAccessibleName(setting.plain("nav.processes"));
    table.onChoose(process -> {
      if (process != null) {
        pid.setText(Long.toString(process.pid()));
        one.look(process);
      }
    });
    notice.setName("processes.notice");
    oneNotice.setName("process.notice");
    unsaved.setName("processes.unsaved");
    summary.setName("processes.summary");
    tableStale = new Stale(Card.around(table.scrolling()));
    var split =
        new JSplitPane(
            JSplitPane.HORIZONTAL_SPLIT,
            Boxes.stack(Boxes.stack(filters(), notice, unsaved), tableStale, summary),
            one());
    split.setResizeWeight(1);
    split.setOpaque(false);
    split.setBorder(BorderFactory.createEmptyBorder());
    split.setDividerSize(UIScale.scale(12));
    add(Boxes.titled(Texts.styled("h2", setting.plain("nav.processes")), split));
    all.onChange(this::showAll);
    one.onChange(this::showOne);
    showAll();
    showOne();
  }

  /// A PID is reused, the pair is not.
  private record Identity(long pid, @Nullable Instant startTime) {
    static Object of(ProcessInfo process) {
      return new Identity(process.pid(), process.startTime());
    }
  }

  private JPanel filters() {
    JButton copy = setting.button("processes.copy", "copy", table::copy);
    var filters = new JPanel(new BorderLayout());
    filters.setOpaque(false);
    filters.add(
        Boxes.row(Texts.labelOf(filter, setting.text("filter")), filter), BorderLayout.CENTER);
    filters.add(
        Boxes.row(
            copy, new Saving(setting, unsaved).button("processes.save", "processes", this::saved)),
        BorderLayout.LINE_END);
    return filters;
  }

  private JPanel one() {
    JButton ask = setting.button("processes.ask", "process.ask", () -> one.ask(pid.getText()));
    var card = new Card(new BorderLayout());
    var inside = new JPanel(new BorderLayout());
    inside.setOpaque(false);
    inside.add(oneHint, BorderLayout.NORTH);
    inside.add(oneStale);
    inside.add(details, BorderLayout.SOUTH);
    card.add(Page.scrolling(inside));
    JPanel panel =
        Boxes.stack(
            Boxes.stack(
                Boxes.row(Texts.labelOf(pid, setting.text("process.pid")), pid, ask),
                oneNotice,
                null),
            card,
            null);
    panel.setPreferredSize(new Dimension(UIScale.scale(340), 0));
    panel.setMinimumSize(new Dimension(UIScale.scale(260), 0));
    return panel;
  }

  /// What Escape does.
  void leave() {
    table.clearSelection();
    one.leave();
  }

  /// Once a second: what is old gets older.
  void tick() {
    if (all.live().isStale() || one.live().isStale()) {
      showAll();
      showOne();
    }
  }

  private void showAll() {
    Live<ProcessesPresenter.Table> live = all.live();
    ProcessesPresenter.Table now = live.value();
    notice.show(setting.sentence(live));
    tableStale.grey(live.isStale());
    table.show(now == null ? List.of() : now.rows());
    table.sorted(all.sorting());
    summary.setText(
        now == null
            ? live.problem() == null ? setting.text("waiting") : " "
            : Summaries.of(now.page(), setting.speech()));
  }

  private void showOne() {
    Live<ProcessInfo> live = one.live();
    ProcessInfo process = live.value();
    oneNotice.show(setting.sentence(live));
    oneStale.grey(live.isStale());
    oneStale.setVisible(process != null);
    details.setVisible(process != null);
    details.draw(live.problem() != null);
    oneHint.setVisible(process == null && live.problem() == null);
    oneHint.setText(setting.text(one.isBusy() ? "waiting" : "process.hint"));
    if (process != null) {
      facts.show(ProcessFacts.of(process, setting.speech()));
    }
  }

  private Saving.@Nullable Content saved() {
    ProcessesPresenter.Table now = all.live().value();
    if (now == null) {
      return null;
    }
    ProcessPage page = now.page();
    return (form, out) -> {
      Listing<ProcessInfo> listing =
          switch (form) {
            case CSV -> Listing.csv(ProcessInfo.class, out);
            case JSON -> Listing.json(page, "processes", out);
          };
      listing.entries(now.rows());
      listing.end();
    };
  }
}
