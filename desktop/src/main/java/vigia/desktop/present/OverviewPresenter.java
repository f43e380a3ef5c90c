package vigia.desktop.present;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigia.machine.Machine;
import vigia.machine.Overview;
import vigia.machine.Problem;
import vigia.machine.Subscription;
import vigia.machine.Topic;
import vigia.machine.WatchRequest;
import vigia.machine.Watcher;

/// CPU, memory and disks, live while somebody looks.
public final class OverviewPresenter implements Screen {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /// After a watch that could not begin.
  private static final Duration AGAIN = Duration.ofSeconds(3);

  private final Desk desk;
  private final Station station;
  private final Asking asking;
  private final Asking pausing;
  private final Trace trace = new Trace();
  private Live<Overview> live = Live.nothing();
  private Runnable view = () -> {};
  private boolean visible;
  private @Nullable Told watcher;
  private @Nullable Subscription subscription;

  public OverviewPresenter(Desk desk, Station station) {
    this.desk = desk;
    this.station = station;
    asking = new Asking(desk);
    pausing = new Asking(desk);
    station.onChange(this::elsewhere);
  }

  public Live<Overview> live() {
    return live;
  }

  /// The last minutes.
  public Trace trace() {
    return trace;
  }

  /// @param changed called when there is something new to show
  public void onChange(Runnable changed) {
    view = changed;
  }

  @Override
  public void appear() {
    visible = true;
    if (watcher == null) {
      watch();
    }
  }

  @Override
  public void disappear() {
    visible = false;
    watcher = null;
    asking.cancel();
    pausing.cancel();
    if (subscription != null) {
      Station.farewell(subscription::close);
      subscription = null;
    }
  }

  private void elsewhere() {
    boolean was = visible;
    disappear();
    live = Live.nothing();
    trace.clear();
    view.run();
    if (was) {
      appear();
    }
  }

  private void watch() {
    Machine machine = station.machine();
    var told = new Told();
    watcher = told;
    asking.ask(
        () -> machine.watch(new WatchRequest(Set.of(Topic.OVERVIEW), INTERVAL), told),
        outcome -> {
          switch (outcome) {
            case Asking.Outcome.Answer<Subscription>(Subscription begun) -> subscription = begun;
            case Asking.Outcome.Failure<Subscription>(Problem problem) -> {
              missed(problem);
              pause();
            }
          }
        },
        Subscription::close);
  }

  private void pause() {
    pausing.ask(
        () -> {
          Thread.sleep(AGAIN);
          return AGAIN;
        },
        _ -> watch());
  }

  private void missed(Problem problem) {
    live = live.without(problem);
    station.missed(problem);
    view.run();
  }

  /// Called on the machine's thread.
  private final class Told implements Watcher {
    @Override
    public void overview(Overview overview) {
      tell(() -> {
        live = live.now(overview);
        trace.add(overview);
        station.heard();
        view.run();
      });
    }

    @Override
    public void interrupted(Problem problem) {
      tell(() -> missed(problem));
    }

    @SuppressWarnings("ReferenceEquality") // the very watcher
    private void tell(Runnable news) {
      try {
        desk.show(() -> {
          if (watcher == this) {
            news.run();
          }
        });
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
