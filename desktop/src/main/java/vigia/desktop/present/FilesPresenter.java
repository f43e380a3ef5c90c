package vigia.desktop.present;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileSort;
import vigia.machine.FileTypeFilter;
import vigia.machine.Machine;
import vigia.machine.Order;
import vigia.machine.Page;
import vigia.machine.Problem;
import vigia.machine.ProblemException;
import vigia.machine.RawPath;

/// The files of a directory, page by page as far as somebody scrolls.
public final class FilesPresenter {
  private static final int PAGE = 1_000;

  private final Station station;
  private final Asking asking;
  private Runnable view = () -> {};
  private @Nullable RawPath path;
  private String filter = "";
  private FileTypeFilter type = FileTypeFilter.ALL;
  private Sorting sorting = new Sorting("name", false);
  private Live<FilePage> live = Live.once();
  private List<FileEntry> rows = List.of();
  private @Nullable String next;

  public FilesPresenter(Desk desk, Station station) {
    this.station = station;
    asking = new Asking(desk);
    station.onChange(this::leave);
    station.onReturn(this::returned);
  }

  public void onChange(Runnable changed) {
    view = changed;
  }

  /// The directory that is shown, as it was asked for; null when none is.
  public @Nullable RawPath path() {
    return path;
  }

  /// The first page's numbers; null when nothing has come.
  public @Nullable FilePage page() {
    return live.value();
  }

  /// The same, with its age and why there is nothing newer.
  public Live<FilePage> live() {
    return live;
  }

  public List<FileEntry> rows() {
    return rows;
  }

  /// Whether there are more than the rows that have come.
  public boolean hasMore() {
    return next != null;
  }

  public @Nullable Problem problem() {
    return live.problem();
  }

  public boolean isBusy() {
    return asking.isBusy();
  }

  public Sorting sorting() {
    return sorting;
  }

  public FileTypeFilter type() {
    return type;
  }

  public String filter() {
    return filter;
  }

  /// Whether the machine can sort by that column.
  public static boolean sorts(String column) {
    return sortOf(column) != null;
  }

  private static @Nullable FileSort sortOf(String column) {
    for (FileSort sort : FileSort.values()) {
      if (sort.wire().equals(column)) {
        return sort;
      }
    }
    return null;
  }

  /// Opens the directory that was typed.
  public void open(String typed) {
    try {
      // A name may end in a blank; none that is a path begins with one.
      open(RawPath.of(typed.stripLeading()));
    } catch (ProblemException wrong) {
      leave();
      live = live.without(wrong.problem());
      view.run();
    }
  }

  /// Opens a directory.
  public void open(RawPath directory) {
    if (path == null || !directory.equals(path)) {
      // It was meant for the names there.
      filter = "";
      live = Live.once();
      rows = List.of();
    }
    path = directory;
    begin();
  }

  /// Opens an entry of the list, if it may be a directory.
  ///
  /// @return whether it was tried
  public boolean open(FileEntry entry) {
    RawPath here = path;
    boolean maybe =
        switch (entry.type()) {
          case DIRECTORY, LINK, UNKNOWN -> true;
          case FILE, FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE -> false;
        };
    if (here == null || !maybe) {
      return false;
    }
    open(here.child(entry.nameBytes()));
    return true;
  }

  /// Opens the directory that contains this one.
  public void up() {
    if (path != null) {
      open(path.parent());
    }
  }

  /// Asks for the same anew.
  public void again() {
    if (path != null) {
      begin();
    }
  }

  public void filter(String text) {
    if (!filter.equals(text)) {
      filter = text;
      again();
    }
  }

  public void type(FileTypeFilter wanted) {
    if (type != wanted) {
      type = wanted;
      again();
    }
  }

  public void sort(String column, boolean descendingFirst) {
    if (sorts(column)) {
      sorting = sorting.clicked(column, descendingFirst);
      again();
    }
  }

  /// Stops what is being fetched; what came stays.
  public void stop() {
    asking.cancel();
    view.run();
  }

  private void leave() {
    asking.cancel();
    path = null;
    live = Live.once();
    rows = List.of();
    next = null;
    view.run();
  }

  private void begin() {
    // It was of another list.
    next = null;
    if (!live.isStale()) {
      live = live.without(null);
    }
    fetch(null);
  }

  private void returned() {
    Problem missing = live.problem();
    if (missing != null && Station.isAbsence(missing)) {
      again();
    }
  }

  /// The next rows, when the end of those that came is near.
  public void more() {
    if (next != null && !asking.isBusy()) {
      fetch(next);
    }
  }

  private void fetch(@Nullable String cursor) {
    Machine machine = station.machine();
    FileQuery query = query(new Page(PAGE, cursor));
    asking.ask(() -> machine.files(query), outcome -> told(cursor, outcome));
    view.run();
  }

  private void told(@Nullable String cursor, Asking.Outcome<FilePage> outcome) {
    switch (outcome) {
      case Asking.Outcome.Answer<FilePage>(FilePage page) -> {
        if (cursor == null) {
          live = live.now(page);
          rows = page.entries();
        } else {
          var all = new ArrayList<FileEntry>(rows.size() + page.entries().size());
          all.addAll(rows);
          all.addAll(page.entries());
          rows = all;
        }
        next = page.nextCursor();
        station.heard();
      }
      case Asking.Outcome.Failure<FilePage>(Problem why) -> {
        station.missed(why);
        if (!Station.isAbsence(why) && cursor == null) {
          live = Live.once();
          rows = List.of();
        }
        live = live.without(why);
      }
    }
    view.run();
  }

  private FileQuery query(Page page) {
    RawPath directory = path;
    FileSort sort = sortOf(sorting.column());
    if (directory == null || sort == null) {
      throw new IllegalStateException("nothing is open");
    }
    return new FileQuery(
        directory,
        null,
        sort,
        sorting.descending() ? Order.DESCENDING : Order.ASCENDING,
        type,
        filter,
        page);
  }

  /// Reads the whole directory as it is shown, to be saved. May be called once something is open;
  /// what it returns runs on any thread and blocks.
  public Consumer<Consumer<List<FileEntry>>> all() {
    Machine machine = station.machine();
    FileQuery query = query(new Page(Page.MOST, null));
    return each -> {
      String cursor = null;
      do {
        FilePage page = machine.files(query.at(new Page(Page.MOST, cursor)));
        each.accept(page.entries());
        cursor = page.nextCursor();
      } while (cursor != null);
    };
  }
}
