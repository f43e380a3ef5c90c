package vigia.desktop.present;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigia.language.view.Column;
import vigia.machine.Machine;
import vigia.machine.Order;
import vigia.machine.Page;
import vigia.machine.Problem;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;

/// The process table, live while somebody looks. It is fetched whole and sorted on the thread that
/// asks: the window's thread only ever gets a list that is ready to show.
public final class ProcessesPresenter implements Screen {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Station station;
  private final Asking asking;
  private final List<Column<ProcessInfo>> columns;
  private Live<Table> live = Live.nothing();
  private Runnable view = () -> {};
  private boolean visible;
  private String filter = "";
  private Sorting sorting = new Sorting("cpu", true);

  /// @param page the table's numbers, without rows
  /// @param rows sorted
  public record Table(ProcessPage page, List<ProcessInfo> rows) {}

  /// @param columns for the order of each; in any language
  public ProcessesPresenter(Desk desk, Station station, List<Column<ProcessInfo>> columns) {
    this.station = station;
    this.columns = List.copyOf(columns);
    asking = new Asking(desk);
    station.onChange(this::elsewhere);
  }

  public Live<Table> live() {
    return live;
  }

  public Sorting sorting() {
    return sorting;
  }

  public String filter() {
    return filter;
  }

  public void onChange(Runnable changed) {
    view = changed;
  }

  @Override
  public void appear() {
    visible = true;
    follow();
  }

  @Override
  public void disappear() {
    visible = false;
    asking.cancel();
  }

  /// Only processes with that text in name, command line, executable, user or PID.
  public void filter(String text) {
    if (!text.equals(filter)) {
      filter = text;
      follow();
    }
  }

  /// Sorts by that column, or turns it round.
  public void sort(String column, boolean descendingFirst) {
    sorting = sorting.clicked(column, descendingFirst);
    Table table = live.value();
    if (table != null) {
      // What there is, at once.
      live =
          new Live<>(
              new Table(table.page, sorted(table.rows, order())),
              live.problem(),
              live.sinceNanos(),
              live.everySecond());
      view.run();
    }
    follow();
  }

  private void elsewhere() {
    live = Live.nothing();
    view.run();
    follow();
  }

  private void follow() {
    if (!visible) {
      return;
    }
    Machine machine = station.machine();
    String wanted = filter;
    Comparator<ProcessInfo> order = order();
    asking.repeat(INTERVAL, () -> table(machine, wanted, order), this::told);
  }

  private void told(Asking.Outcome<Table> outcome) {
    switch (outcome) {
      case Asking.Outcome.Answer<Table>(Table table) -> {
        live = live.now(table);
        station.heard();
      }
      case Asking.Outcome.Failure<Table>(Problem problem) -> {
        live = live.without(problem);
        station.missed(problem);
      }
    }
    view.run();
  }

  private Comparator<ProcessInfo> order() {
    return Column.order(columns, sorting.column(), sorting.descending())
        .thenComparingLong(ProcessInfo::pid);
  }

  private static List<ProcessInfo> sorted(List<ProcessInfo> rows, Comparator<ProcessInfo> order) {
    var sorted = new ArrayList<>(rows);
    sorted.sort(order);
    return sorted;
  }

  /// By PID, in which order no process is repeated or skipped between two pages.
  private static Table table(Machine machine, String filter, Comparator<ProcessInfo> order) {
    Function<@Nullable String, ProcessPage> ask =
        cursor ->
            machine.processes(
                new ProcessQuery(
                    ProcessSort.PID, Order.ASCENDING, filter, new Page(Page.MOST, cursor)));
    ProcessPage first = ask.apply(null);
    var rows = new ArrayList<>(first.processes());
    for (String next = first.nextCursor(); next != null; ) {
      ProcessPage page = ask.apply(next);
      rows.addAll(page.processes());
      next = page.nextCursor();
    }
    rows.sort(order);
    return new Table(first.with(List.of()), rows);
  }
}
