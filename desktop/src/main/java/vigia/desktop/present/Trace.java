package vigia.desktop.present;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.machine.Memory;
import vigia.machine.Overview;

/// How much CPU and memory were used in the last minutes.
public final class Trace {
  /// How far it goes back.
  public static final long NANOS = 5 * 60 * 1_000_000_000L;

  private final ArrayDeque<Point> points = new ArrayDeque<>();

  public Trace() {}

  /// @param nanos when, as [System#nanoTime()]
  /// @param cpuPercent null when it was not known
  /// @param memoryPercent null when it was not known
  public record Point(long nanos, @Nullable Double cpuPercent, @Nullable Double memoryPercent) {}

  void add(Overview overview) {
    long now = System.nanoTime();
    points.addLast(new Point(now, overview.cpu().percent(), usedPercent(overview.memory())));
    // One before the edge stays, for the line that leads in.
    while (points.size() > 2 && now - second().nanos > NANOS) {
      points.removeFirst();
    }
  }

  private Point second() {
    var each = points.iterator();
    each.next();
    return each.next();
  }

  void clear() {
    points.clear();
  }

  /// Oldest first.
  public List<Point> points() {
    return List.copyOf(points);
  }

  /// Memory used of all there is; null when either is not known.
  public static @Nullable Double usedPercent(Memory memory) {
    Long used = memory.usedBytes();
    Long total = memory.totalBytes();
    return used == null || total == null || total == 0 ? null : 100.0 * used / total;
  }
}
