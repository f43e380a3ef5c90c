package vigia.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.Test;

class PulseTest {
  /// Time that passes when the test says so.
  private static final class ByHand extends AbstractLifeCycle implements Scheduler {
    final Queue<Runnable> beats = new ArrayDeque<>();

    @Override
    public Task schedule(Runnable task, long delay, TimeUnit units) {
      beats.add(task);
      return () -> beats.remove(task);
    }
  }

  private final ByHand time = new ByHand();

  private Pulse pulse(BooleanSupplier... tasks) {
    return new Pulse(time, List.of(tasks));
  }

  @Test
  void beatsOnlyWhileThereIsSomethingToDo() {
    var left = new AtomicInteger(2);
    Pulse pulse = pulse(() -> left.decrementAndGet() > 0);
    pulse.wake();
    pulse.wake();
    assertThat(time.beats).hasSize(1);
    time.beats.remove().run();
    time.beats.remove().run();
    assertThat(time.beats).isEmpty();
    pulse.wake();
    assertThat(time.beats).hasSize(1);
  }

  @Test
  void aTaskThatFailsEndsNoDeadlines() {
    var others = new AtomicInteger();
    Pulse pulse =
        pulse(
            () -> {
              throw new IllegalStateException("meant to fail");
            },
            () -> others.incrementAndGet() < 0);
    pulse.wake();
    time.beats.remove().run();
    time.beats.remove().run();
    assertThat(others).hasValue(2);
    assertThat(time.beats).hasSize(1);
  }

  /// It came when the first task had looked already, and was told that a beat is on its way.
  @Test
  void whatComesDuringABeatGetsOne() {
    var pulses = new ArrayDeque<Pulse>();
    Pulse pulse =
        pulse(
            () -> false,
            () -> {
              pulses.forEach(Pulse::wake);
              pulses.clear();
              return false;
            });
    pulses.add(pulse);
    pulse.wake();
    time.beats.remove().run();
    assertThat(time.beats).hasSize(1);
  }
}
