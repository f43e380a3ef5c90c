package vigia.desktop.present;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.machine.Machine;
import vigia.machine.Problem;
import vigia.machine.Subscription;

/// The machine that is being looked at, the same for all screens, and whether it answers.
public final class Station implements AutoCloseable {
  /// Opens the machine at a place. May block.
  public interface Opener {
    Machine open(Place place) throws Exception;
  }

  private final Opener opener;
  private final Asking opening;
  private final List<Runnable> listeners = new ArrayList<>();
  private final List<Runnable> stayed = new ArrayList<>();
  private Machine machine;
  private Place place;
  private long heardNanos = System.nanoTime();
  private @Nullable Problem problem;
  private @Nullable Problem openingProblem;

  public Station(Desk desk, Opener opener, Place place, Machine machine) {
    this.opener = opener;
    this.opening = new Asking(desk);
    this.place = place;
    this.machine = machine;
  }

  public Machine machine() {
    return machine;
  }

  public Place place() {
    return place;
  }

  /// Goes to another machine; the one before is closed, and with it what runs there for us.
  public void go(Place there) {
    opening.ask(
        () -> opener.open(there),
        outcome -> {
          switch (outcome) {
            case Asking.Outcome.Answer<Machine>(Machine opened) -> arrive(there, opened);
            case Asking.Outcome.Failure<Machine>(Problem why) -> {
              openingProblem = why;
              List.copyOf(stayed).forEach(Runnable::run);
            }
          }
        },
        Station::farewell);
  }

  /// Closes what may say goodbye over the network, which takes a moment.
  static void farewell(Machine machine) {
    Thread.ofVirtual().name("vigia-window-farewell").start(machine::close);
  }

  static void farewell(Subscription subscription) {
    Thread.ofVirtual().name("vigia-window-farewell").start(subscription::close);
  }

  private void arrive(Place there, Machine opened) {
    farewell(machine);
    machine = opened;
    place = there;
    problem = null;
    openingProblem = null;
    heardNanos = System.nanoTime();
    changed();
  }

  /// @param listener called after the machine changed
  public Subscription onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// @param listener called when another machine could not be opened
  public Subscription onStay(Runnable listener) {
    stayed.add(listener);
    return () -> stayed.remove(listener);
  }

  private void changed() {
    List.copyOf(listeners).forEach(Runnable::run);
  }

  /// It answered.
  void heard() {
    heardNanos = System.nanoTime();
    problem = null;
  }

  /// It did not.
  void missed(Problem why) {
    if (isAbsence(why)) {
      problem = why;
    }
  }

  /// Whether that is the machine's silence rather than an answer.
  public static boolean isAbsence(Problem problem) {
    return switch (problem.code()) {
      case UNREACHABLE, UNTRUSTED, UNAUTHENTICATED, CLOSED -> true;
      default -> false;
    };
  }

  /// Why it does not answer; null while it does.
  public @Nullable Problem problem() {
    return problem;
  }

  /// Why the machine that was wanted last could not be opened; null when it was.
  public @Nullable Problem openingProblem() {
    return openingProblem;
  }

  /// Since its last answer.
  public long silentMillis() {
    return (System.nanoTime() - heardNanos) / 1_000_000;
  }

  @Override
  public void close() {
    opening.cancel();
    machine.close();
  }
}
