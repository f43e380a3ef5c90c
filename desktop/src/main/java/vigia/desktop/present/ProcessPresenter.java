package vigia.desktop.present;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigia.machine.Machine;
import vigia.machine.Pid;
import vigia.machine.Problem;
import vigia.machine.ProblemException;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;

/// One process, by its PID, live while somebody looks.
public final class ProcessPresenter implements Screen {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /// Details cost the machine more.
  private static final Duration DETAILS_INTERVAL = Duration.ofSeconds(5);

  private final Station station;
  private final Asking asking;
  private final Asking detailing;
  private Live<ProcessInfo> live = Live.nothing();
  private Live<ProcessDetails> details = Live.once();
  private Runnable view = () -> {};
  private boolean visible;
  private boolean detailed;
  private @Nullable Long pid;
  private @Nullable Instant startTime;

  public ProcessPresenter(Desk desk, Station station) {
    this.station = station;
    asking = new Asking(desk);
    detailing = new Asking(desk);
    station.onChange(this::leave);
  }

  public Live<ProcessInfo> live() {
    return live;
  }

  /// Nothing while they are not wanted.
  public Live<ProcessDetails> details() {
    return details;
  }

  public boolean isDetailed() {
    return detailed;
  }

  /// Whether details are wanted, of this process and of those that are looked at after it.
  public void detail(boolean wanted) {
    detailed = wanted;
    details = Live.once();
    followDetails();
    view.run();
  }

  public boolean isBusy() {
    return asking.isBusy() && live.value() == null && live.problem() == null;
  }

  public void onChange(Runnable changed) {
    view = changed;
  }

  /// Asks for the PID that was typed.
  public void ask(String typed) {
    forget();
    try {
      pid = Pid.parse(typed.strip());
      follow();
    } catch (ProblemException wrong) {
      live = live.without(wrong.problem());
    }
    view.run();
  }

  /// Looks at a process of the table.
  public void look(ProcessInfo process) {
    forget();
    pid = process.pid();
    startTime = process.startTime();
    live = live.now(process);
    follow();
    view.run();
  }

  /// Looks at none.
  public void leave() {
    forget();
    view.run();
  }

  private void forget() {
    pid = null;
    startTime = null;
    asking.cancel();
    detailing.cancel();
    live = Live.nothing();
    details = Live.once();
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
    detailing.cancel();
  }

  private void follow() {
    Long wanted = pid;
    if (!visible || wanted == null) {
      return;
    }
    Machine machine = station.machine();
    asking.repeat(INTERVAL, () -> machine.process(wanted, startTime), this::told);
    followDetails();
  }

  private void followDetails() {
    detailing.cancel();
    Long wanted = pid;
    if (!visible || wanted == null || !detailed) {
      return;
    }
    Machine machine = station.machine();
    detailing.repeat(
        DETAILS_INTERVAL, () -> machine.processDetails(wanted, startTime), this::toldDetails);
  }

  /// Whether that answer will not change.
  private static boolean isFinal(Problem problem) {
    return switch (problem.code()) {
      case NO_SUCH_PROCESS, PERMISSION_DENIED, FORBIDDEN, BAD_REQUEST -> true;
      default -> false;
    };
  }

  private void told(Asking.Outcome<ProcessInfo> outcome) {
    switch (outcome) {
      case Asking.Outcome.Answer<ProcessInfo>(ProcessInfo process) -> {
        live = live.now(process);
        // From now on this one, whoever gets its number after it.
        startTime = process.startTime();
        station.heard();
      }
      case Asking.Outcome.Failure<ProcessInfo>(Problem problem) -> {
        live = live.without(problem);
        missed(problem, asking);
      }
    }
    view.run();
  }

  private void toldDetails(Asking.Outcome<ProcessDetails> outcome) {
    switch (outcome) {
      case Asking.Outcome.Answer<ProcessDetails>(ProcessDetails found) -> {
        details = details.now(found);
        station.heard();
      }
      case Asking.Outcome.Failure<ProcessDetails>(Problem problem) -> {
        details = details.without(problem);
        missed(problem, detailing);
      }
    }
    view.run();
  }

  private void missed(Problem problem, Asking asked) {
    station.missed(problem);
    if (isFinal(problem)) {
      asked.cancel();
    }
  }
}
