package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vigia.local.Eventually;

@Timeout(60)
class IdleReleaseTest {
  @Test
  void onceNobodyAsksAllIsLetGoAndNoThreadStays() throws Exception {
    var released = new CountDownLatch(2);
    var idle = new IdleRelease(Duration.ofMillis(20), released::countDown);
    idle.asked();
    Eventually.is("released", () -> released.getCount() == 1);
    Eventually.is("no thread", () -> !hasThread());
    idle.asked();
    assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whileSomebodyAsksNothingIsLetGo() throws Exception {
    var released = new AtomicInteger();
    var idle = new IdleRelease(Duration.ofHours(1), released::incrementAndGet);
    for (int i = 0; i < 100; i++) {
      idle.asked();
    }
    assertThat(hasThread()).isTrue();
    assertThat(released).hasValue(0);
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("vigia-process-release"))
        .forEach(Thread::interrupt);
    Eventually.is("no thread", () -> !hasThread());
  }

  private static boolean hasThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("vigia-process-release"));
  }
}
