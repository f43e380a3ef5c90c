package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigia.machine.Protocol;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanProgress;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;

/// A scan that stands still for a while.
class PauseTest {
  private static final ScanRequest LONG = ScanRequest.of("127.0.0.16/30", "1-65535");
  private static final Duration MOST = Duration.ofSeconds(120);

  private final BlockingQueue<ScanEvent> events = new LinkedBlockingQueue<>();
  private Scanner scanner = new Scanner(ScannerOptions.USUAL);

  @AfterEach
  void close() {
    scanner.close();
  }

  private <T extends ScanEvent> T next(Class<T> type) throws InterruptedException {
    while (true) {
      ScanEvent event = events.poll(60, TimeUnit.SECONDS);
      assertThat(event).as("a " + type.getSimpleName()).isNotNull();
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }

  private ScanState nextState() throws InterruptedException {
    return next(ScanEvent.Snapshot.class).status().state();
  }

  private Scan startedAndPaused() throws InterruptedException {
    return startedAndPaused(LONG);
  }

  private Scan startedAndPaused(ScanRequest request) throws InterruptedException {
    Scan scan = scanner.start(request);
    scan.follow(events::add);
    assertThat(nextState()).isEqualTo(ScanState.RUNNING);
    next(ScanEvent.Progress.class);
    scan.pause();
    assertThat(nextState()).isEqualTo(ScanState.PAUSED);
    return scan;
  }

  private ScanProgress settled() throws InterruptedException {
    // One may still have been on its way; what was in the making is answered by the second, and on
    // a machine that is short of time by one after that.
    ScanProgress before = next(ScanEvent.Progress.class).progress();
    ScanProgress now = next(ScanEvent.Progress.class).progress();
    while (!now.equals(before)) {
      before = now;
      now = next(ScanEvent.Progress.class).progress();
    }
    return now;
  }

  @ParameterizedTest
  @CsvSource({
    "TCP, true, 127.0.0.16/30",
    "TCP, false, 127.0.0.16/31",
    "UDP, true, 127.0.0.16/31",
    "UDP, false, 127.0.0.16/31"
  })
  void nothingMovesUntilItGoesOnAndThenAllIsDone(
      Protocol protocol, boolean natively, String addresses) throws Exception {
    scanner.close();
    scanner = new Scanner(ScannerOptions.USUAL.natively(natively));
    Scan scan = startedAndPaused(ScanRequest.of(addresses, "1-65535").with(protocol));
    ScanProgress first = settled();
    ScanProgress later = settled();
    assertThat(later).isEqualTo(first);
    assertThat(later.etaMillis()).isNull();
    assertThat(later.scanned()).isLessThan(later.of());
    scan.resume();
    assertThat(nextState()).isEqualTo(ScanState.RUNNING);
    assertThat(scan.await(MOST)).isTrue();
    ScanStatus end = scan.status();
    assertThat(end.state()).isEqualTo(ScanState.DONE);
    assertThat(end.scanned()).isEqualTo(end.of());
  }

  @Test
  void aPausedScanCanBeStopped() throws Exception {
    Scan scan = startedAndPaused();
    ScanProgress last = settled();
    scan.cancel();
    ScanStatus end = next(ScanEvent.Ended.class).status();
    assertThat(end.state()).isEqualTo(ScanState.CANCELLED);
    assertThat(end.elapsedMillis()).isEqualTo(last.elapsedMillis());
    scan.resume();
    assertThat(scan.status().state()).isEqualTo(ScanState.CANCELLED);
  }

  @Test
  void othersGoOnMeanwhile() throws Exception {
    startedAndPaused();
    Scan other = scanner.start(ScanRequest.of("127.0.0.9", "1-1000"));
    assertThat(other.await(MOST)).isTrue();
    assertThat(other.status().scanned()).isEqualTo(1000);
  }
}
