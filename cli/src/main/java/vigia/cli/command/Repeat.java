package vigia.cli.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.Values;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.Format;
import vigia.cli.terminal.Redraw;
import vigia.cli.terminal.Terminal;
import vigia.language.Problems;
import vigia.machine.BadValue;
import vigia.machine.Machine;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;

/// Answers once, or with `--watch` again and again until the reader or the user has enough.
final class Repeat {
  private static final Duration LONGEST = Duration.ofHours(1);

  private Repeat() {}

  /// One answer, printed.
  interface Answer {
    void print(Call call) throws InterruptedException;
  }

  static Exit run(Call call, Answer answer) throws InterruptedException {
    if (!call.has(Flag.WATCH)) {
      answer.print(call);
      return Exit.DONE;
    }
    Duration pause = interval(call);
    var screen = new Redraw(call.terminal(), call.speech());
    long next = System.nanoTime();
    while (true) {
      show(call, screen, answer);
      next += pause.toNanos();
      long left = next - System.nanoTime();
      if (left > 0) {
        Thread.sleep(Duration.ofNanos(left));
      } else {
        // The answer took longer than the interval: go on from now rather than hurry after.
        next = System.nanoTime();
      }
    }
  }

  /// @throws ProblemException when `--watch` is no time between a quarter of a second and an hour
  static Duration interval(Call call) {
    String given = call.text(Flag.WATCH, "");
    Duration interval = Values.seconds("watch", given);
    if (interval.compareTo(Machine.SHORTEST_INTERVAL) < 0 || interval.compareTo(LONGEST) > 0) {
      throw BadValue.OUT_OF_RANGE.of("watch", given, "0.25", "3600");
    }
    return interval;
  }

  /// Prints one answer; on a terminal, tables take the place of the one before.
  static void show(Call call, Redraw screen, Answer answer) throws InterruptedException {
    try {
      if (!call.terminal().outIsScreen() || call.format() != Format.TABLE) {
        answer.print(call);
        call.out().flush();
        return;
      }
      var page = new ByteArrayOutputStream();
      Terminal inMemory = call.terminal().writingTo(page);
      answer.print(new Call(call.invocation(), inMemory, call.speech()));
      inMemory.out().flush();
      screen.show(page.toString(StandardCharsets.UTF_8));
    } catch (ProblemException problem) {
      if (!passes(problem.code())) {
        throw problem;
      }
      call.message("vigia: " + Problems.sentence(problem.problem(), call.speech().language()));
    }
  }

  /// Whether the next try may succeed where this one failed.
  private static boolean passes(ProblemCode code) {
    return code == ProblemCode.UNREACHABLE
        || code == ProblemCode.TIMED_OUT
        || code == ProblemCode.CLOSED
        || code == ProblemCode.TOO_MANY_REQUESTS;
  }
}
