package vigia.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vigia.client.EventStream.Event;
import vigia.machine.PortRanges;
import vigia.machine.PortRow;
import vigia.machine.PortRows;
import vigia.machine.PortSet;
import vigia.machine.PortState;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.ScanEvent;
import vigia.machine.ScanProgress;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;

/// Hands a scan's events on. After a broken connection the server begins with a new snapshot, so
/// nothing is missed.
final class ScanReader implements Follower.Reader {

  /// A server stops a scan that nobody has followed for so long.
  private static final long LONGEST_LOSS_NANOS = Duration.ofSeconds(30).toNanos();

  private final UnaryOperator<ScanStatus> seen;
  private final Consumer<ScanEvent> reader;
  private final Consumer<Problem> failed;
  private final Map<String, List<PortRow>> sinceLast = new HashMap<>();
  private ScanStatus last;
  private ScanProgress progress;
  private long lastEvent = System.nanoTime();

  /// @param seen told of the true end
  /// @param failed told, before the last event, why there is no true end
  ScanReader(
      ScanStatus begun,
      UnaryOperator<ScanStatus> seen,
      Consumer<ScanEvent> reader,
      Consumer<Problem> failed) {
    this.last = begun;
    this.progress = ScanProgress.of(begun);
    this.seen = seen;
    this.reader = reader;
    this.failed = failed;
  }

  @Override
  public boolean event(EventStream stream, Event event) {
    switch (event.name()) {
      case "snapshot" -> {
        last = stream.read(event, ScanStatus.class);
        progress = ScanProgress.of(last);
        sinceLast.clear();
        reader.accept(new ScanEvent.Snapshot(last));
      }
      case "ports" -> {
        List<PortRow> rows = stream.read(event, PortRows.class).rows();
        rows.forEach(
            row -> sinceLast.computeIfAbsent(row.address(), _ -> new ArrayList<>()).add(row));
        reader.accept(new ScanEvent.Ports(rows));
      }
      case "progress" -> {
        progress = stream.read(event, ScanProgress.class);
        reader.accept(new ScanEvent.Progress(progress));
      }
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

  /// What was known last. Rows come before the numbers that count them, so each number is at least
  /// that of its rows.
  private ScanStatus failed(Problem problem) {
    List<TargetResult> targets = last.targets().stream().map(this::latest).toList();
    int open = Math.max(progress.open(), sum(targets, TargetResult::open));
    int closed = Math.max(progress.closed(), sum(targets, TargetResult::closed));
    int filtered = Math.max(progress.filtered(), sum(targets, TargetResult::filtered));
    Integer udp =
        orMore(progress.openFiltered(), sum(targets, target -> orNone(target.openFiltered())));
    return new ScanStatus(
        last.id(),
        ScanState.FAILED,
        last.protocol(),
        last.startedAt(),
        progress.elapsedMillis(),
        null,
        Math.max(progress.scanned(), open + closed + filtered + (udp == null ? 0 : udp)),
        progress.of(),
        open,
        closed,
        filtered,
        targets,
        last.unlisted(),
        problem,
        last.method(),
        last.methodReason(),
        udp);
  }

  private static int orNone(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  private static @Nullable Integer orMore(@Nullable Integer known, int least) {
    return known == null ? null : Integer.valueOf(Math.max(known, least));
  }

  private TargetResult latest(TargetResult target) {
    String address = target.address();
    if (address == null) {
      return target;
    }
    var byPort = new TreeMap<Integer, PortRow>();
    target.rows().forEach(row -> byPort.put(row.port(), row));
    sinceLast.getOrDefault(address, List.of()).forEach(row -> byPort.put(row.port(), row));
    // The numbers of the whole scan are those of its only target.
    boolean only = last.targets().size() == 1;
    List<PortRow> rows = List.copyOf(byPort.values());
    String known = target.ranges().openFiltered();
    return new TargetResult(
        target.target(),
        address,
        target.state(),
        Math.max(only ? progress.open() : target.open(), count(rows, PortState.OPEN)),
        Math.max(only ? progress.closed() : target.closed(), count(rows, PortState.CLOSED)),
        Math.max(only ? progress.filtered() : target.filtered(), count(rows, PortState.FILTERED)),
        new PortRanges(
            ranges(target.ranges().open(), rows, PortState.OPEN),
            ranges(target.ranges().closed(), rows, PortState.CLOSED),
            ranges(target.ranges().filtered(), rows, PortState.FILTERED),
            known == null ? null : ranges(known, rows, PortState.OPEN_OR_FILTERED)),
        rows,
        target.findings(),
        orMore(
            only ? progress.openFiltered() : target.openFiltered(),
            count(rows, PortState.OPEN_OR_FILTERED)));
  }

  private static int sum(List<TargetResult> targets, ToIntFunction<TargetResult> number) {
    return targets.stream().mapToInt(number).sum();
  }

  private static int count(List<PortRow> rows, PortState state) {
    return (int) rows.stream().filter(row -> row.state() == state).count();
  }

  /// The ports that were known, and those of the rows.
  private static String ranges(String known, List<PortRow> rows, PortState state) {
    var ports = new BitSet();
    if (!known.isEmpty()) {
      Arrays.stream(PortSet.parse(known).toArray()).forEach(ports::set);
    }
    rows.stream().filter(row -> row.state() == state).forEach(row -> ports.set(row.port()));
    return ports.isEmpty() ? "" : PortSet.of(ports).toString();
  }

  @Override
  public void done() {
    // The end was said as an event.
  }
}
