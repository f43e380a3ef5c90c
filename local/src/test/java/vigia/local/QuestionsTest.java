package vigia.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
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
    try {
      release.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    return "late";
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
  void aDeadMountTimesOutThenIsRefusedAndOthersAnswer() {
    for (int i = 0; i < 6; i++) {
      assertThat(refused("/dead")).isEqualTo(ProblemCode.TIMED_OUT);
    }
    assertThat(started).hasValue(2);
    assertThat(questions.stuck()).containsExactly("/dead");
    assertThat(questions.ask("files", "/home", () -> "well")).isEqualTo("well");
    release.countDown();
    while (!questions.stuck().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(questions.ask("files", "/dead", this::hang)).isEqualTo("late");
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
    while (started.get() < 4) {
      Thread.onSpinWait();
    }
    var other = new CountDownLatch(1);
    Thread.ofVirtual().start(other::countDown);
    other.await();
    for (Thread thread : asking) {
      thread.join();
    }
  }
}
