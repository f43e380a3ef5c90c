package vigia.desktop.present;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;

/// Asks one question at a time: a new one ends the one before, whose answer is then dropped. One
/// that creates something is never interrupted, or nobody would know what to put away.
@SuppressWarnings("ReferenceEquality") // of threads
final class Asking {
  private final Desk desk;
  private @Nullable Thread asker;
  private boolean creating;

  Asking(Desk desk) {
    this.desk = desk;
  }

  /// What came of a question.
  sealed interface Outcome<T> {
    record Answer<T>(T value) implements Outcome<T> {}

    record Failure<T>(Problem problem) implements Outcome<T> {}
  }

  /// Asks once.
  <T> void ask(Callable<T> question, Consumer<Outcome<T>> then) {
    start(() -> show(outcome(question), then));
  }

  /// Asks once for something that has to be put away when it is no longer wanted.
  ///
  /// @param unwanted given an answer that came after all, on the thread that asked; may block
  <T> void ask(Callable<T> question, Consumer<Outcome<T>> then, Consumer<T> unwanted) {
    start(() -> {
      Outcome<T> outcome = outcome(question);
      if (!show(outcome, then) && outcome instanceof Outcome.Answer<T>(T late)) {
        putAway(late, unwanted);
      }
    });
    creating = true;
  }

  /// @return whether it was still wanted
  private <T> boolean show(Outcome<T> outcome, Consumer<Outcome<T>> then)
      throws InterruptedException {
    Thread self = Thread.currentThread();
    var wanted = new AtomicBoolean();
    desk.show(() -> {
      if (asker == self) {
        asker = null;
        wanted.set(true);
        then.accept(outcome);
      }
    });
    return wanted.get();
  }

  private <T> void putAway(T late, Consumer<T> unwanted) {
    try {
      unwanted.accept(late);
    } catch (ProblemException unreachable) {
      // Nobody is left to be told.
    } catch (RuntimeException mistake) {
      desk.faults().accept(mistake);
    }
  }

  /// Asks again and again, the interval after each answer, until [#cancel].
  <T> void repeat(Duration interval, Callable<T> question, Consumer<Outcome<T>> each) {
    start(() -> {
      Thread self = Thread.currentThread();
      while (true) {
        Outcome<T> outcome = outcome(question);
        desk.show(() -> {
          if (asker == self) {
            each.accept(outcome);
          }
        });
        Thread.sleep(interval);
      }
    });
  }

  /// Harmless when nothing is being asked.
  void cancel() {
    if (asker != null && !creating) {
      asker.interrupt();
    }
    asker = null;
  }

  boolean isBusy() {
    return asker != null;
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private void start(Work work) {
    cancel();
    creating = false;
    asker =
        Thread.ofVirtual()
            .name("vigia-window-question")
            .unstarted(() -> {
              try {
                work.run();
              } catch (InterruptedException notWantedAnyMore) {
                Thread.currentThread().interrupt();
              }
            });
    asker.start();
  }

  private <T> Outcome<T> outcome(Callable<T> question) throws InterruptedException {
    try {
      return new Outcome.Answer<>(question.call());
    } catch (ProblemException problem) {
      return new Outcome.Failure<>(problem.problem());
    } catch (InterruptedException notWantedAnyMore) {
      throw notWantedAnyMore;
    } catch (Exception mistake) {
      desk.faults().accept(mistake);
      return new Outcome.Failure<>(Problem.of(ProblemCode.INTERNAL));
    }
  }
}
