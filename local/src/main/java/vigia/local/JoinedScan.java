package vigia.local;

import java.time.Duration;
import java.util.function.Consumer;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.machine.Subscription;

/// A scan whose rows of this machine's own ports say who listens there.
final class JoinedScan implements Scan {
  private final Scan scan;
  private final ListenerView view;

  private JoinedScan(Scan scan, ListenerView view) {
    this.scan = scan;
    this.view = view;
  }

  static Scan of(Scan scan, ListenerView view) {
    var joined = new JoinedScan(scan, view);
    // So that the end is told as it was then, whenever it is asked for.
    Thread.ofVirtual().name("listeners of " + scan.id()).start(joined::lookAtTheEnd);
    return joined;
  }

  private void lookAtTheEnd() {
    try {
      scan.awaitEnd();
      view.of(scan.status());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String id() {
    return scan.id();
  }

  @Override
  public ScanStatus status() {
    return view.of(scan.status());
  }

  @Override
  public ScanSummary summary() {
    return scan.summary();
  }

  @Override
  public Subscription follow(Consumer<ScanEvent> reader) {
    return scan.follow(event -> reader.accept(joined(event)));
  }

  private ScanEvent joined(ScanEvent event) {
    return switch (event) {
      case ScanEvent.Snapshot(ScanStatus status) -> new ScanEvent.Snapshot(view.of(status));
      case ScanEvent.Ports(var rows) -> new ScanEvent.Ports(view.rows(rows, false));
      case ScanEvent.Progress it -> it;
      case ScanEvent.Ended(ScanStatus status) -> new ScanEvent.Ended(view.of(status));
    };
  }

  @Override
  public void pause() {
    scan.pause();
  }

  @Override
  public void resume() {
    scan.resume();
  }

  @Override
  public void cancel() {
    scan.cancel();
  }

  @Override
  public boolean await(Duration most) throws InterruptedException {
    return scan.await(most);
  }
}
