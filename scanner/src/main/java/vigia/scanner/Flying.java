package vigia.scanner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Connections in the making, over all plans. Any of them leaves without a search: each knows its
/// place, and the last one moves to a place that falls free.
final class Flying {
  private final List<Attempt> attempts = new ArrayList<>();

  int size() {
    return attempts.size();
  }

  boolean isEmpty() {
    return attempts.isEmpty();
  }

  boolean has(Attempt attempt) {
    return attempt.place >= 0;
  }

  void add(Attempt attempt) {
    attempt.place = attempts.size();
    attempts.add(attempt);
    attempt.job.took();
  }

  /// @return whether it was one of them
  boolean land(Attempt attempt) {
    if (!has(attempt)) {
      return false;
    }
    Attempt last = attempts.removeLast();
    if (last != attempt) {
      attempts.set(attempt.place, last);
      last.place = attempt.place;
    }
    attempt.place = -1;
    attempt.job.gaveBack();
    return true;
  }

  /// Hands over those that are so; each may land meanwhile.
  void each(Predicate<Attempt> which, Consumer<Attempt> what) {
    // From the end: what moves to a free place has been looked at.
    for (int i = attempts.size() - 1; i >= 0; i--) {
      Attempt attempt = attempts.get(i);
      if (which.test(attempt)) {
        what.accept(attempt);
      }
    }
  }

  /// Ends them, whatever might have come of them.
  void drop(Predicate<Attempt> which, Sockets sockets) {
    each(
        which,
        attempt -> {
          land(attempt);
          sockets.drop(attempt);
        });
  }
}
