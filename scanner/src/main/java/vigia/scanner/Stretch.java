package vigia.scanner;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Consecutive ports of a near host, asked one after the other by a [Dialler]; handed on whole, so
/// that no two threads ever have it at once.
final class Stretch {
  final Job job;
  final Host host;
  private final int from;

  /// [Answer#NOT_YET] where nothing was answered in time, or nothing was asked.
  private final Answer[] answers;

  private int asked;

  /// How long the first answer took; 0 when it was no refusal.
  long tookNanos;

  /// Why it could not go on.
  @Nullable Throwable fault;

  Stretch(Job job, Host host, int from, int size) {
    this.job = job;
    this.host = host;
    this.from = from;
    answers = new Answer[size];
    Arrays.fill(answers, Answer.NOT_YET);
  }

  int size() {
    return answers.length;
  }

  int port(int index) {
    return job.plan.ports().at(from + index);
  }

  /// One of them, for the engine.
  Attempt attempt(int index) {
    return new Attempt(job, host, from + index);
  }

  Answer answer(int index) {
    return answers[index];
  }

  /// The first ones were asked, so many.
  int asked() {
    return asked;
  }

  /// The next one was asked.
  void add(Answer answer) {
    answers[asked++] = answer;
  }

  /// Tells the job of those that refused, a row of them at a time: nearly all are one.
  ///
  /// @return whether there are any
  boolean tellRefused() {
    boolean any = false;
    int begun = 0;
    for (int i = 0; i <= asked; i++) {
      if (i == asked || answers[i] != Answer.REFUSED) {
        if (begun < i) {
          job.refused(host, from + begun, from + i);
          any = true;
        }
        begun = i + 1;
      }
    }
    return any;
  }
}
