package vigia.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import vigia.client.EventStream.Event;
import vigia.machine.PortRows;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.ScanEvent;
import vigia.machine.ScanProgress;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;

/// Hands a scan's events on. After a broken connection the server begins with a new snapshot, so
/// nothing is missed.
final class ScanReader implements Follower.Reader {

  /// A server that is away for longer than a restart takes has lost the scan.
  private static final long LONGEST_LOSS_NANOS = Duration.ofSeconds(10).toNanos();

  private final UnaryOperator<ScanStatus> seen;
  private final Consumer<ScanEvent> reader;
  private final Consumer<Problem> failed;
  private ScanStatus last;
  private long lastEvent = System.nanoTime();

  /// @param seen told of the true end
  /// @param failed told, before the last event, why there is no true end
  ScanReader(
      ScanStatus begun,
      UnaryOperator<ScanStatus> seen,
      Consumer<ScanEvent> reader,
      Consumer<Problem> failed) {
    this.last = begun;
    this.seen = seen;
    this.reader = reader;
    this.failed = failed;
  }

  @Override
  public boolean event(EventStream stream, Event event) {
    switch (event.name()) {
      case "snapshot" -> {
        last = stream.read(event, ScanStatus.class);
        reader.accept(new ScanEvent.Snapshot(last));
      }
      case "ports" -> reader.accept(new ScanEvent.Ports(stream.read(event, PortRows.class).rows()));
      case "progress" ->
          reader.accept(new ScanEvent.Progress(stream.read(event, ScanProgress.class)));
      case "end" -> {
        reader.accept(new ScanEvent.Ended(seen.apply(stream.read(event, ScanStatus.class))));
        return false;
      }
      default -> {
        // A newer server may tell more.
      }
    }
    lastEvent = System.nanoTime();
    return true;
  }

  @Override
  public boolean lost(Problem problem) {
    boolean passing =
        problem.code() == ProblemCode.UNREACHABLE
            || problem.code() == ProblemCode.TOO_MANY_REQUESTS
            || problem.code() == ProblemCode.TIMED_OUT;
    if (passing && System.nanoTime() - lastEvent < LONGEST_LOSS_NANOS) {
      return true;
    }
    failed.accept(problem);
    reader.accept(new ScanEvent.Ended(failed(problem)));
    return false;
  }

  private ScanStatus failed(Problem problem) {
    return new ScanStatus(
        last.id(),
        ScanState.FAILED,
        last.protocol(),
        last.startedAt(),
        last.elapsedMillis(),
        null,
        last.scanned(),
        last.of(),
        last.open(),
        last.closed(),
        last.filtered(),
        List.copyOf(last.targets()),
        problem);
  }

  @Override
  public void done() {
    // The end was said as an event.
  }
}
