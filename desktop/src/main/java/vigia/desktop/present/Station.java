package vigia.desktop.present;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vigia.machine.Machine;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.Problem;
import vigia.machine.Subscription;

/// The machine that is being looked at, the same for all screens, and whether it answers. While it
/// does not, and somebody looks, it is asked now and then: not every screen asks by itself.
public final class Station implements Screen, AutoCloseable {
  private static final Duration AGAIN = Duration.ofSeconds(3);

  /// How long a machine is kept open for what is just being begun there.
  private static final Duration LONGEST_BIRTH = Duration.ofSeconds(3);

  /// Opens the machine at a place. May block.
  public interface Opener {
    Machine open(Place place) throws Exception;
  }

  private final Opener opener;
  private final Callable<List<Place>> known;
  private final Asking opening;
  private final Asking listing;
  private final Asking listening;
  private final Set<Thread> creating = ConcurrentHashMap.newKeySet();
  private final List<Runnable> listeners = new ArrayList<>();
  private final List<Runnable> stayed = new ArrayList<>();
  private final List<Runnable> returned = new ArrayList<>();
  private Machine machine;
  private Place place;
  private @Nullable Long heardNanos;
  private boolean visible;
  private @Nullable Problem problem;
  private @Nullable Problem openingProblem;
  private @Nullable Problem listingProblem;
  private List<Place> servers = List.of();

  /// @param known lists the servers that somebody logged in to; may block
  public Station(
      Desk desk, Opener opener, Callable<List<Place>> known, Place place, Machine machine) {
    this.opener = opener;
    this.known = known;
    opening = new Asking(desk);
    listing = new Asking(desk);
    listening = new Asking(desk);
    this.place = place;
    this.machine = machine;
  }

  public Machine machine() {
    return machine;
  }

  /// Where one can go: this computer, the servers that are known, and the place that is looked at
  /// if it is none of them.
  public List<Place> places() {
    var all = new ArrayList<Place>();
    all.add(Place.HERE);
    all.addAll(servers);
    if (!all.contains(place)) {
      all.add(place);
    }
    return all;
  }

  /// Looks anew which servers are known.
  public void refresh() {
    listing.ask(
        known,
        outcome -> {
          switch (outcome) {
            case Asking.Outcome.Answer<List<Place>>(List<Place> found) -> {
              servers = found;
              listingProblem = null;
            }
            case Asking.Outcome.Failure<List<Place>>(Problem why) -> listingProblem = why;
          }
          stayed();
        });
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
              stayed();
            }
          }
        },
        Machine::close);
  }

  /// Stays after all, wherever one was going.
  public void stay() {
    opening.cancel();
    openingProblem = null;
    stayed();
  }

  /// Begins something on the machine, which is not closed before its answer is there: it would go
  /// on without us. May block.
  <T> T create(Callable<T> question) throws Exception {
    Thread self = Thread.currentThread();
    creating.add(self);
    try {
      return question.call();
    } finally {
      creating.remove(self);
    }
  }

  /// Ends what may say goodbye over the network, which takes a moment.
  static void farewell(Runnable goodbye) {
    Thread.ofVirtual().name("vigia-window-farewell").start(goodbye);
  }

  private void awaitBirths() {
    long end = System.nanoTime() + LONGEST_BIRTH.toNanos();
    try {
      for (Thread each : creating) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isPositive()) {
          each.join(left);
        }
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private void arrive(Place there, Machine opened) {
    Machine before = machine;
    farewell(() -> {
      awaitBirths();
      before.close();
    });
    machine = opened;
    place = there;
    problem = null;
    openingProblem = null;
    heardNanos = null;
    listening.cancel();
    changed();
    refresh();
  }

  /// @param listener called after the machine changed
  public Subscription onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// @param listener called when something of this changed, but the machine did not
  public Subscription onStay(Runnable listener) {
    stayed.add(listener);
    return () -> stayed.remove(listener);
  }

  /// @param listener called when the machine answers again after an absence
  Subscription onReturn(Runnable listener) {
    returned.add(listener);
    return () -> returned.remove(listener);
  }

  private void stayed() {
    List.copyOf(stayed).forEach(Runnable::run);
  }

  private void changed() {
    List.copyOf(listeners).forEach(Runnable::run);
  }

  /// It answered.
  void heard() {
    heardNanos = System.nanoTime();
    if (problem != null) {
      problem = null;
      listening.cancel();
      List.copyOf(returned).forEach(Runnable::run);
      stayed();
    }
  }

  /// It did not.
  void missed(Problem why) {
    if (isAbsence(why)) {
      problem = why;
      listen();
    }
  }

  @Override
  public void appear() {
    visible = true;
    listen();
  }

  @Override
  public void disappear() {
    visible = false;
    listening.cancel();
  }

  private void listen() {
    if (!visible || problem == null || listening.isBusy()) {
      return;
    }
    Machine asked = machine;
    listening.repeat(AGAIN, () -> asked.overview(OverviewQuery.NOW), this::told);
  }

  private void told(Asking.Outcome<Overview> outcome) {
    if (outcome instanceof Asking.Outcome.Failure<Overview>(Problem why) && isAbsence(why)) {
      missed(why);
    } else {
      // A refusal is an answer, too.
      heard();
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

  /// Why the machine that was wanted last could not be opened, else why it is not known which there
  /// are; null when all is well.
  public @Nullable Problem trouble() {
    return openingProblem != null ? openingProblem : listingProblem;
  }

  /// Since its last answer; null before the first.
  public @Nullable Long silentMillis() {
    Long heard = heardNanos;
    return heard == null ? null : (System.nanoTime() - heard) / 1_000_000;
  }

  @Override
  public void close() {
    opening.cancel();
    listing.cancel();
    listening.cancel();
    awaitBirths();
    machine.close();
  }
}
