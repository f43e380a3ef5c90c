package vigia.desktop.present;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigia.machine.Machine;
import vigia.machine.Pid;
import vigia.machine.Problem;
import vigia.machine.ProblemException;
import vigia.machine.ProcessInfo;

/// One process, by its PID, live while somebody looks.
public final class ProcessPresenter implements Screen {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Station station;
  private final Asking asking;
  private Live<ProcessInfo> live = Live.nothing();
  private Runnable view = () -> {};
  private boolean visible;
  private @Nullable Long pid;
  private @Nullable Instant startTime;

  public ProcessPresenter(Desk desk, Station station) {
    this.station = station;
    asking = new Asking(desk);
    station.onChange(this::leave);
  }

  public Live<ProcessInfo> live() {
    return live;
  }

  public boolean isBusy() {
    return asking.isBusy() && live.value() == null && live.problem() == null;
  }

  public void onChange(Runnable changed) {
    view = changed;
  }

  /// Asks for the PID that was typed.
  public void ask(String typed) {
    live = Live.nothing();
    startTime = null;
    asking.cancel();
    try {
      pid = Pid.parse(typed.strip());
      follow();
    } catch (ProblemException wrong) {
      pid = null;
      live = live.without(wrong.problem());
    }
    view.run();
  }

  /// Looks at a process of the table.
  public void look(ProcessInfo process) {
    pid = process.pid();
    startTime = process.startTime();
    live = Live.<ProcessInfo>nothing().now(process);
    follow();
    view.run();
  }

  /// Looks at none.
  public void leave() {
    pid = null;
    startTime = null;
    asking.cancel();
    live = Live.nothing();
    view.run();
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

  private void follow() {
    Long wanted = pid;
    if (!visible || wanted == null) {
      return;
    }
    Machine machine = station.machine();
    asking.repeat(INTERVAL, () -> machine.process(wanted, startTime), this::told);
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
        station.missed(problem);
        if (isFinal(problem)) {
          asking.cancel();
        }
      }
    }
    view.run();
  }
}
