package vigia.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vigia.machine.FileEntry;
import vigia.machine.FileStream;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;

/// A stream of files over a kernel that hangs, as a dead network mount makes it.
@Timeout(60)
class AskedFilesTest {
  private final Questions questions = new Questions("test", 4, 2, Duration.ofMillis(50));
  private final CountDownLatch answered = new CountDownLatch(1);
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger streams = new AtomicInteger();

  @AfterEach
  void end() {
    answered.countDown();
    questions.close();
  }

  private AskedFiles asked(Supplier<FileStream> opening) {
    streams.incrementAndGet();
    return new AskedFiles(
        new AskedFiles.Asking() {
          @Override
          public <T> T ask(Supplier<T> question) {
            return questions.ask("/dead/directory", "/dead", question);
          }
        },
        opening,
        ended -> streams.decrementAndGet());
  }

  /// Uninterruptible, as the kernel's waiting for a dead server is.
  private void hang() {
    boolean interrupted = false;
    while (answered.getCount() > 0) {
      try {
        answered.await();
      } catch (InterruptedException stillHangs) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Hanging implements FileStream {
    Hanging() {
      open.incrementAndGet();
    }

    @Override
    public List<FileEntry> next() {
      hang();
      assertThat(open.get()).isEqualTo(1);
      return List.of();
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  private static ProblemCode problem(Runnable work) {
    return catchThrowableOfType(ProblemException.class, work::run).code();
  }

  @Test
  void whatIsClosedWhileItHangsIsClosedWhenTheKernelHasAnswered() throws Exception {
    FileStream stream = asked(Hanging::new).open();
    assertThat(problem(stream::next)).isEqualTo(ProblemCode.TIMED_OUT);
    stream.close();
    assertThat(open.get()).isEqualTo(1);
    answered.countDown();
    Eventually.is("closed", () -> open.get() == 0);
    assertThat(problem(stream::next)).isEqualTo(ProblemCode.CLOSED);
    assertThat(streams.get()).isZero();
  }

  @Test
  void whatOpensTooLateIsClosedAtOnce() throws Exception {
    AskedFiles asked =
        asked(() -> {
          hang();
          return new Hanging();
        });
    assertThat(problem(asked::open)).isEqualTo(ProblemCode.TIMED_OUT);
    assertThat(streams.get()).isZero();
    answered.countDown();
    Eventually.is("nobody hangs", () -> questions.stuck().isEmpty());
    Eventually.is("closed", () -> open.get() == 0);
  }

  @Test
  void otherPlacesAreAnsweredWhileOneHangs() {
    FileStream stream = asked(Hanging::new).open();
    assertThat(problem(stream::next)).isEqualTo(ProblemCode.TIMED_OUT);
    assertThat(questions.stuck()).containsExactly("/dead");
    assertThat(questions.ask("/alive", "/", () -> "answer")).isEqualTo("answer");
  }
}
