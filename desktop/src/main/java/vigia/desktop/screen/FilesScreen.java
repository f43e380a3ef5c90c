package vigia.desktop.screen;

import java.awt.BorderLayout;
import java.awt.Toolkit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;
import vigia.desktop.look.Card;
import vigia.desktop.look.Notice;
import vigia.desktop.look.RecordTable;
import vigia.desktop.look.Stale;
import vigia.desktop.look.Texts;
import vigia.desktop.present.FilesPresenter;
import vigia.language.Listing;
import vigia.language.view.FileColumns;
import vigia.language.view.Summaries;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileTypeFilter;
import vigia.machine.RawPath;

/// The files of a directory.
final class FilesScreen extends JPanel {
  private static final Map<String, Integer> WIDTHS =
      Map.of("name", 360, "size", 90, "created", 175, "modified", 175, "type", 100);

  private final Setting setting;
  private final FilesPresenter presenter;
  private final JTextField path = Typing.text("files.path", 40);
  private final JTextField filter = Typing.filter("files.filter");
  private final Choice<FileTypeFilter> type;
  private final JButton up;
  private final JLabel summary = Texts.dim(" ");
  private final Notice notice = new Notice();
  private final RecordTable<FileEntry> table;
  private final Stale stale;
  private @Nullable RawPath shown;
  private @Nullable FilePage shownPage;

  FilesScreen(Setting setting, FilesPresenter presenter, String path) {
    super(new BorderLayout());
    this.setting = setting;
    this.presenter = presenter;
    setOpaque(false);
    this.path.setText(path);
    this.path.addActionListener(_ -> open());
    up = setting.button("files.up", "files.up", presenter::up);
    filter.setText(presenter.filter());
    Typing.settled(filter, presenter::filter);
    type =
        new Choice<>(
            "files.type",
            List.of(FileTypeFilter.values()),
            presenter.type(),
            each -> setting.text("files.type." + each.wire()),
            presenter::type);
    table =
        new RecordTable<>(
            RecordTable.inOrder(
                FileColumns.of(setting.speech(), setting.speech().formats()::instant),
                List.of("name", "size", "created", "modified", "type")),
            FilesScreen::identity,
            WIDTHS,
            presenter::sort);
    table.yields("name");
    table.setName("files.table");
    table.getAccessibleContext().setAccessibleName(setting.plain("nav.files"));
    table.onOpen(entry -> {
      if (!presenter.open(entry)) {
        Toolkit.getDefaultToolkit().beep();
      }
    });
    notice.setName("files.notice");
    summary.setName("files.summary");
    JScrollPane scrolling = table.scrolling();
    table.onEndInSight(scrolling, presenter::more);
    stale = new Stale(Card.around(scrolling));
    add(
        Boxes.titled(
            Texts.styled("h2", setting.plain("nav.files")),
            Boxes.stack(
                Boxes.stack(form(), Boxes.stack(filters(), notice, null), null), stale, summary)));
    presenter.onChange(this::draw);
    draw();
  }

  private static Object identity(FileEntry file) {
    return file.nameBase64() == null ? file.name() : file.nameBase64();
  }

  private JPanel form() {
    JButton open = setting.button("files.open", "files.open", this::open);
    var form = new JPanel(new BorderLayout(8, 0));
    form.setOpaque(false);
    form.add(Texts.labelOf(path, setting.text("files.path")), BorderLayout.LINE_START);
    form.add(path);
    form.add(Boxes.row(open, up), BorderLayout.LINE_END);
    return form;
  }

  private JPanel filters() {
    JButton copy = setting.button("files.copy", "copy", table::copy);
    var filters = new JPanel(new BorderLayout());
    filters.setOpaque(false);
    filters.add(
        Boxes.row(
            Texts.labelOf(filter, setting.text("filter")),
            filter,
            Texts.labelOf(type, setting.text("files.type")),
            type),
        BorderLayout.CENTER);
    filters.add(
        Boxes.row(copy, new Saving(setting, notice).button("files.save", "files", this::saved)),
        BorderLayout.LINE_END);
    return filters;
  }

  /// What the window wrote there is opened as it is known: not every path can be written.
  private void open() {
    String typed = path.getText();
    if (shown != null && typed.equals(shown.toString())) {
      presenter.again();
    } else {
      presenter.open(typed);
    }
  }

  /// What is in the path's field.
  String path() {
    return path.getText();
  }

  /// Once a second: what is old gets older.
  void tick() {
    if (presenter.live().isStale()) {
      draw();
    }
  }

  /// What Escape does.
  void stop() {
    presenter.stop();
  }

  /// What F5 does.
  void again() {
    presenter.again();
  }

  @SuppressWarnings("ReferenceEquality") // the very answer
  private void draw() {
    if (!Objects.equals(shown, presenter.path())) {
      shown = presenter.path();
      if (shown != null) {
        path.setText(shown.toString());
        filter.setText(presenter.filter());
      }
    }
    table.show(presenter.rows());
    table.sorted(presenter.sorting());
    FilePage page = presenter.page();
    if (page != shownPage && page != null) {
      table.scrollRectToVisible(table.getCellRect(0, 0, true));
    }
    shownPage = page;
    up.setEnabled(shown != null);
    notice.show(setting.sentence(presenter.live()));
    stale.grey(presenter.live().isStale());
    summary.setText(summary(page));
  }

  private String summary(@Nullable FilePage page) {
    if (page == null) {
      return presenter.isBusy()
          ? setting.text("waiting")
          : presenter.problem() == null ? setting.text("files.hint") : " ";
    }
    String all = Summaries.of(page, setting.speech());
    return presenter.hasMore()
        ? all
            + "  "
            + setting.text(
                "files.shown", "count", setting.speech().formats().count(presenter.rows().size()))
        : all;
  }

  /// The whole directory, also what has not been scrolled to.
  private Saving.@Nullable Content saved() {
    FilePage page = presenter.page();
    if (page == null) {
      return null;
    }
    var all = presenter.all();
    return (form, out) -> {
      Listing<FileEntry> listing =
          switch (form) {
            case CSV -> Listing.csv(FileEntry.class, out);
            case JSON ->
                Listing.json(
                    new FilePage(page.path(), page.total(), List.of(), null), "entries", out);
          };
      all.accept(listing::entries);
      listing.end();
    };
  }
}
