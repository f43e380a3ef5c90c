package vigia.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.machine.Subscription;

/// A scan that goes as the test says.
final class KnownScan implements Scan {
  private final String id;
  private final int of;
  private final Set<Consumer<ScanEvent>> readers = ConcurrentHashMap.newKeySet();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile ScanState state = ScanState.RUNNING;
  private volatile int scanned;

  /// How often all that was found had to be told.
  final AtomicInteger pictures = new AtomicInteger();

  /// @param of (address, port) pairs in all
  KnownScan(String id, int of) {
    this.id = id;
    this.of = of;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public ScanStatus status() {
    pictures.incrementAndGet();
    return picture();
  }

  private ScanStatus picture() {
    return new ScanStatus(
        id,
        state,
        "tcp",
        Instant.EPOCH,
        1,
        null,
        scanned,
        of,
        0,
        scanned,
        0,
        List.of(),
        null,
        null,
        null,
        null,
        null);
  }

  @Override
  public ScanSummary summary() {
    return ScanSummary.of(picture());
  }

  /// Tells of so many ports more.
  void scanned(int ports) {
    scanned += ports;
    var row =
        PortRow.of("127.0.0.1", "tcp", 1, PortState.CLOSED, PortReason.REFUSED, "x".repeat(50));
    tell(new ScanEvent.Ports(java.util.Collections.nCopies(ports, row)));
  }

  boolean isFollowed() {
    return !readers.isEmpty();
  }

  private void tell(ScanEvent event) {
    readers.forEach(reader -> reader.accept(event));
  }

  @Override
  public Subscription follow(Consumer<ScanEvent> reader) {
    readers.add(reader);
    reader.accept(new ScanEvent.Snapshot(status()));
    return () -> readers.remove(reader);
  }

  @Override
  public void pause() {
    state = ScanState.PAUSED;
  }

  @Override
  public void resume() {
    state = ScanState.RUNNING;
  }

  @Override
  public void cancel() {
    if (!state.isOver()) {
      state = ScanState.CANCELLED;
      over.countDown();
      // On another thread and later, as a real scan does.
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS)
          .execute(() -> tell(new ScanEvent.Ended(status())));
    }
  }

  @Override
  public boolean await(Duration most) throws InterruptedException {
    return over.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }
}
