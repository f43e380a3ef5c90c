package vigia.scanner;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Tells the time left from how fast the last few seconds went.
final class Pace {
  private static final int REMEMBERED = 20;

  private record Mark(long millis, int done) {}

  private final ArrayDeque<Mark> marks = new ArrayDeque<>();

  void mark(long millis, int done) {
    if (done == 0) {
      // The wait for the first answers is no measure of how fast the others will come.
      marks.clear();
    }
    marks.addLast(new Mark(millis, done));
    if (marks.size() > REMEMBERED) {
      marks.removeFirst();
    }
  }

  /// @return null while nothing moved
  @Nullable Long millisLeft(int left) {
    Mark first = marks.peekFirst();
    Mark last = marks.peekLast();
    if (first == null || last == null || last.done() == first.done()) {
      return null;
    }
    double each = (double) (last.millis() - first.millis()) / (last.done() - first.done());
    return Math.round(each * left);
  }
}
