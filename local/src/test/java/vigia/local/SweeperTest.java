package vigia.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vigia.machine.Unavailable;

@Timeout(60)
class SweeperTest {
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private final PlatformThreads threads = new PlatformThreads("sweeper-test", 8);
  private final Sweeper<String> sweeper = new Sweeper<>(threads, DEADLINE);

  /// For what does not hang: a busy machine may take its time.
  private final Sweeper<String> patient = new Sweeper<>(threads, Duration.ofSeconds(30));

  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    threads.close();
  }

  private Known<String> hang() {
    while (true) {
      try {
        // As a call in the kernel does: interrupting it does not help.
        release.await();
        return Known.of("late");
      } catch (InterruptedException ignoredByTheKernel) {
        Thread.interrupted();
      }
    }
  }

  private static Map<String, Supplier<Known<String>>> work() {
    return new LinkedHashMap<>();
  }

  @Test
  void allInOrderOnOneThread() throws Exception {
    List<Thread> on = new CopyOnWriteArrayList<>();
    var work = work();
    for (String name : new String[] {"a", "b", "c"}) {
      work.put(
          name,
          () -> {
            on.add(Thread.currentThread());
            return Known.of(name);
          });
    }
    Map<String, Taken<String>> taken = patient.sweep(work);
    assertThat(taken.keySet()).containsExactly("a", "b", "c");
    assertThat(taken.values())
        .extracting(Taken::known)
        .containsExactly(Known.of("a"), Known.of("b"), Known.of("c"));
    assertThat(on).hasSize(3).containsOnly(on.getFirst());
    assertThat(on.getFirst().isVirtual()).isFalse();
  }

  @Test
  void whatHangsIsStuckAndTheOthersAnswer() throws Exception {
    var work = work();
    work.put("first", () -> Known.of("1"));
    work.put("dead", this::hang);
    work.put("dead too", this::hang);
    work.put("last", () -> Known.of("2"));
    Map<String, Taken<String>> taken = sweeper.sweep(work);
    assertThat(taken.get("first").known()).isEqualTo(Known.of("1"));
    assertThat(taken.get("last").known()).isEqualTo(Known.of("2"));
    assertThat(taken.get("dead").known()).isEqualTo(Known.absent(Unavailable.STUCK));
    assertThat(taken.get("dead too").known()).isEqualTo(Known.absent(Unavailable.STUCK));
    assertThat(sweeper.stuck()).containsExactlyInAnyOrder("dead", "dead too");
  }

  @Test
  void whatHangsKeepsOneThreadHoweverOftenItIsAsked() throws Exception {
    var started = new AtomicInteger();
    var work = work();
    work.put(
        "dead",
        () -> {
          started.incrementAndGet();
          return hang();
        });
    work.put("well", () -> Known.of("1"));
    for (int i = 0; i < 10; i++) {
      assertThat(sweeper.sweep(work).get("well").known()).isEqualTo(Known.of("1"));
    }
    assertThat(started).hasValue(1);
    assertThat(threads.busy()).isLessThanOrEqualTo(2);
  }

  @Test
  void whatComesBackIsAskedAgain() throws Exception {
    var work = work();
    work.put("dead", this::hang);
    sweeper.sweep(work);
    assertThat(sweeper.stuck()).containsExactly("dead");
    release.countDown();
    Eventually.is("back", () -> sweeper.stuck().isEmpty());
    assertThat(sweeper.sweep(work).get("dead").known()).isEqualTo(Known.of("late"));
  }

  @Test
  void aReaderThatThrowsCostsTheOthersNothing() throws Exception {
    var work = work();
    work.put(
        "wrong",
        () -> {
          throw new IllegalStateException("a mistake, on purpose");
        });
    work.put(
        "worse",
        () -> {
          throw new OutOfMemoryError("none, on purpose");
        });
    work.put("well", () -> Known.of("1"));
    Map<String, Taken<String>> taken = patient.sweep(work);
    assertThat(taken.get("wrong").known()).isEqualTo(Known.absent(Unavailable.UNREADABLE));
    assertThat(taken.get("worse").known()).isEqualTo(Known.absent(Unavailable.UNREADABLE));
    assertThat(taken.get("well").known()).isEqualTo(Known.of("1"));
    assertThat(patient.stuck()).isEmpty();
  }

  /// Each answers within its deadline; waiting for one after the other would add up all the same.
  @Test
  void slowOnesShareOneEnd() throws Exception {
    var inVain = new AtomicInteger();
    var work = work();
    for (int i = 0; i < 6; i++) {
      work.put(
          "slow " + i,
          () -> {
            if (!awaited(DEADLINE.multipliedBy(8).dividedBy(10))) {
              inVain.incrementAndGet();
            }
            return Known.of("slow");
          });
    }
    work.put(
        "last",
        () -> {
          release.countDown();
          return Known.of("last");
        });
    assertThat(sweeper.sweep(work).get("last").known()).isEqualTo(Known.of("last"));
    // In order it would be all of them.
    assertThat(inVain.get()).isLessThan(6);
  }

  private boolean awaited(Duration most) {
    try {
      return release.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  @Test
  void withMoreDeadOnesThanThreadsItStillAnswers() throws Exception {
    var work = work();
    for (int i = 0; i < 20; i++) {
      work.put("dead " + i, this::hang);
    }
    assertThat(sweeper.sweep(work).values())
        .hasSize(20)
        .extracting(Taken::known)
        .containsOnly(Known.absent(Unavailable.STUCK));
    assertThat(threads.busy()).isLessThanOrEqualTo(8);
  }
}
