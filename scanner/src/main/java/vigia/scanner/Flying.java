package vigia.scanner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Connections in the making, over all plans. Any of them leaves without a search: each knows its
/// place, and the last one moves to a place that falls free.
final class Flying {
  private final List<Attempt> attempts = new ArrayList<>();

  /// For each of them a time that it is not overdue before. Looking through these is ten times as
  /// fast as asking thousands of attempts, each somewhere in memory.
  private long[] notBefore = new long[64];

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
    if (attempt.place == notBefore.length) {
      notBefore = Arrays.copyOf(notBefore, 2 * attempt.place);
    }
    notBefore[attempt.place] = attempt.deadlineNanos;
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
      notBefore[attempt.place] = notBefore[last.place];
      last.place = attempt.place;
    }
    attempt.place = -1;
    attempt.job.gaveBack();
    return true;
  }

  /// Hands over those that are overdue; each may land meanwhile. A deadline is only ever put off.
  void overdue(long now, Consumer<Attempt> what) {
    for (int i = attempts.size() - 1; i >= 0; i--) {
      if (notBefore[i] - now <= 0) {
        Attempt attempt = attempts.get(i);
        if (attempt.isOverdue(now)) {
          what.accept(attempt);
        } else {
          notBefore[i] = attempt.deadlineNanos;
        }
      }
    }
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
