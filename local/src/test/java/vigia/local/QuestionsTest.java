package vigia.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;

@Timeout(60)
class QuestionsTest {
  private final Questions questions = new Questions("questions-test", 4, 2, Duration.ofSeconds(1));
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger started = new AtomicInteger();

  @AfterEach
  void close() {
    release.countDown();
    questions.close();
  }

  private String hang() {
    started.incrementAndGet();
    while (true) {
      try {
        // As a call in the kernel does: interrupting it does not help.
        release.await();
        return "late";
      } catch (InterruptedException ignoredByTheKernel) {
        Thread.interrupted();
      }
    }
  }

  private ProblemCode refused(String place) {
    return catchThrowableOfType(
            ProblemException.class, () -> questions.ask("files", place, this::hang))
        .code();
  }

  @Test
  void answersAndProblemsComeBack() {
    assertThat(questions.ask("files", "/", () -> Thread.currentThread().isVirtual())).isFalse();
    var thrown =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                questions.ask(
                    "files",
                    "/",
                    () -> {
                      throw ProblemCode.NO_SUCH_DIRECTORY.with("path", "/x");
                    }));
    assertThat(thrown.code()).isEqualTo(ProblemCode.NO_SUCH_DIRECTORY);
  }

  @Test
  void aDeadMountTimesOutThenIsRefusedAndOthersAnswer() throws Exception {
    for (int i = 0; i < 6; i++) {
      assertThat(refused("/dead")).isEqualTo(ProblemCode.TIMED_OUT);
    }
    assertThat(started).hasValue(2);
    assertThat(questions.stuck()).containsExactly("/dead");
    assertThat(questions.ask("files", "/home", () -> "well")).isEqualTo("well");
    release.countDown();
    Eventually.is("back from /dead", () -> questions.stuck().isEmpty());
    assertThat(questions.ask("files", "/dead", this::hang)).isEqualTo("late");
  }

  /// A listing of a million entries looks whether it was interrupted.
  @Test
  void aLongQuestionIsStoppedAtItsDeadline() throws Exception {
    var stopped = new CountDownLatch(1);
    var thrown =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                questions.ask(
                    "files",
                    "/long",
                    () -> {
                      while (!Thread.currentThread().isInterrupted() && release.getCount() > 0) {
                        Thread.onSpinWait();
                      }
                      stopped.countDown();
                      return "given up";
                    }));
    assertThat(thrown.code()).isEqualTo(ProblemCode.TIMED_OUT);
    assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
    Eventually.is("no longer stuck", () -> questions.stuck().isEmpty());
    assertThat(questions.ask("files", "/long", () -> Thread.currentThread().isInterrupted()))
        .isFalse();
  }

  /// The carriers of virtual threads are as few as cores: were one held by each hanging question,
  /// nobody else would go on.
  @Test
  void hangingQuestionsOfVirtualThreadsHoldNoCarrier() throws Exception {
    var asking = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      String place = "/dead" + i;
      asking.add(Thread.ofVirtual().start(() -> refused(place)));
    }
    Eventually.is("all started", () -> started.get() == 4);
    var other = new CountDownLatch(1);
    Thread.ofVirtual().start(other::countDown);
    other.await();
    for (Thread thread : asking) {
      thread.join();
    }
  }
}
