package vigia.desktop.present;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigia.language.view.Column;
import vigia.machine.BadValue;
import vigia.machine.Machine;
import vigia.machine.PortRow;
import vigia.machine.PortSet;
import vigia.machine.PortState;
import vigia.machine.Problem;
import vigia.machine.ProblemException;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanProgress;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;
import vigia.machine.Subscription;

/// A scan of a computer's ports. It goes on while another screen is in front.
public final class ScanPresenter implements AutoCloseable {
  private final Desk desk;
  private final Station station;
  private final Asking asking;
  private final List<Column<PortRow>> columns;
  private Runnable view = () -> {};
  private Sorting sorting = new Sorting("state", false);
  private @Nullable Problem problem;
  private @Nullable Running running;
  private List<PortRow> rows = List.of();
  private @Nullable ScanProgress progress;
  private @Nullable ScanStatus ended;

  /// @param columns for the order of each; in any language
  public ScanPresenter(Desk desk, Station station, List<Column<PortRow>> columns) {
    this.desk = desk;
    this.station = station;
    this.columns = List.copyOf(columns);
    asking = new Asking(desk);
    station.onChange(this::forget);
  }

  public void onChange(Runnable changed) {
    view = changed;
  }

  /// Rows found so far, sorted.
  public List<PortRow> rows() {
    return rows;
  }

  /// How far it is; null before anything is known.
  public @Nullable ScanProgress progress() {
    return progress;
  }

  /// The result; null while it runs or before there is one.
  public @Nullable ScanStatus ended() {
    return ended;
  }

  public @Nullable Problem problem() {
    return problem;
  }

  public boolean isRunning() {
    return running != null || asking.isBusy();
  }

  /// Whether it was stopped and its end is not known yet.
  public boolean isStopping() {
    return running != null && running.stopping;
  }

  public Sorting sorting() {
    return sorting;
  }

  /// Scans the ports from the lowest to the highest.
  ///
  /// @param target or several with commas between them
  /// @param lowest and `highest` as they were typed
  /// @param every rows for each port, however many
  /// @param identify whether to look at what answers
  public void start(String target, String lowest, String highest, boolean every, boolean identify) {
    start(target, () -> range(lowest, highest), every, identify);
  }

  /// Scans the ports of a list.
  ///
  /// @param target or several with commas between them
  /// @param ports as [ScanRequest#ports()], as they were typed
  /// @param every rows for each port, however many
  /// @param identify whether to look at what answers
  public void start(String target, String ports, boolean every, boolean identify) {
    start(target, () -> list(ports), every, identify);
  }

  private void start(String target, Supplier<String> ports, boolean every, boolean identify) {
    forget();
    ScanRequest request;
    try {
      request =
          ScanRequest.of(List.of(target.split(",")), ports.get())
              .withAll(every)
              .withIdentify(identify);
    } catch (ProblemException wrong) {
      problem = wrong.problem();
      view.run();
      return;
    }
    Machine machine = station.machine();
    asking.ask(() -> station.create(() -> machine.scan(request)), this::begun, Scan::cancel);
    view.run();
  }

  private static String range(String lowest, String highest) {
    String low = lowest.strip();
    String high = highest.strip();
    if (low.isEmpty() || high.isEmpty()) {
      throw BadValue.EMPTY.of("ports", "");
    }
    return PortSet.parse(low + "-" + high).toString();
  }

  private static String list(String typed) {
    if (typed.isBlank()) {
      throw BadValue.EMPTY.of("ports", "");
    }
    return typed.strip();
  }

  private void begun(Asking.Outcome<Scan> outcome) {
    switch (outcome) {
      case Asking.Outcome.Answer<Scan>(Scan scan) -> {
        station.heard();
        var begun = new Running(scan);
        running = begun;
        begun.follow();
      }
      case Asking.Outcome.Failure<Scan>(Problem why) -> {
        station.missed(why);
        problem = why;
      }
    }
    view.run();
  }

  /// Stops it; what was found stays.
  public void stop() {
    asking.cancel();
    Running stopping = running;
    if (stopping != null) {
      stopping.stopping = true;
      stopping.cancel();
    }
    view.run();
  }

  public void sort(String column, boolean descendingFirst) {
    sorting = sorting.clicked(column, descendingFirst);
    rows = sorted(rows, order());
    Running going = running;
    if (going != null) {
      going.order = order();
    }
    view.run();
  }

  /// Open ports first, then by number, unless another order was asked for.
  private Comparator<PortRow> order() {
    return Column.order(columns, sorting.column(), sorting.descending())
        .thenComparing(row -> row.state() != PortState.OPEN)
        .thenComparing(PortRow::address)
        .thenComparingInt(PortRow::port);
  }

  private static List<PortRow> sorted(Iterable<PortRow> rows, Comparator<PortRow> order) {
    var sorted = new ArrayList<PortRow>();
    rows.forEach(sorted::add);
    sorted.sort(order);
    return sorted;
  }

  private void forget() {
    asking.cancel();
    Running before = running;
    if (before != null) {
      before.cancel();
      running = null;
    }
    rows = List.of();
    progress = null;
    ended = null;
    problem = null;
    view.run();
  }

  @Override
  public void close() {
    forget();
  }

  /// A scan that is followed. Its rows are gathered and sorted on the thread that brings them.
  private final class Running {
    private final Scan scan;
    private final Map<String, PortRow> found = new HashMap<>();
    private volatile Comparator<PortRow> order = order();
    private @Nullable Subscription subscription;
    private boolean stopping;

    Running(Scan scan) {
      this.scan = scan;
    }

    void follow() {
      subscription = scan.follow(this::event);
    }

    void cancel() {
      Station.farewell(() -> {
        try {
          scan.cancel();
        } catch (ProblemException unreachable) {
          tell(() -> {
            stopping = false;
            problem = unreachable.problem();
          });
        }
      });
    }

    private void event(ScanEvent event) {
      switch (event) {
        case ScanEvent.Snapshot(ScanStatus status) -> {
          status.targets().forEach(target -> gather(target.rows()));
          show(ScanProgress.of(status));
        }
        case ScanEvent.Ports(List<PortRow> more) -> gather(more);
        case ScanEvent.Progress(ScanProgress numbers) -> show(numbers);
        case ScanEvent.Ended(ScanStatus status) -> end(status);
      }
    }

    private void gather(List<PortRow> more) {
      more.forEach(row -> found.put(row.address() + " " + row.port(), row));
    }

    private void show(ScanProgress numbers) {
      List<PortRow> all = sorted(found.values(), order);
      tell(() -> {
        station.heard();
        progress = numbers;
        rows = all;
      });
    }

    private void end(ScanStatus status) {
      status.targets().forEach(target -> gather(target.rows()));
      List<PortRow> all = sorted(found.values(), order);
      tell(() -> {
        running = null;
        progress = ScanProgress.of(status);
        rows = all;
        ended = status;
        problem = status.problem();
        Subscription over = subscription;
        if (over != null) {
          Station.farewell(over::close);
        }
      });
    }

    private void tell(Runnable news) {
      try {
        desk.show(() -> {
          if (running == this) {
            news.run();
            view.run();
          }
        });
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
