package vigia.server.api;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortAnswer;
import vigia.machine.ScanEvent;
import vigia.machine.ScanStatus;
import vigia.server.stream.EventQueue;

/// The scans that were started since the server was: all that run, and the last that are over. Safe
/// for several threads.
final class StartedScans {
  private static final int REMEMBERED = 50;

  /// What all those that are over may take, by an estimate; the newest one is remembered, whatever
  /// it takes.
  private static final long REMEMBERED_BYTES = 4L << 20;

  /// Of each address that has a result of its own, beside a byte for each port.
  private static final long RESULT_BYTES = 512;

  /// What the server's end waits for scans: one stops within 300 ms.
  private static final Duration ENDING = Duration.ofSeconds(1);

  private final Map<String, StartedScan> byId = new ConcurrentHashMap<>();

  void add(StartedScan started) {
    byId.put(started.scan.id(), started);
  }

  @Nullable StartedScan get(String id) {
    return byId.get(id);
  }

  void remove(String id) {
    byId.remove(id);
  }

  List<StartedScan> newestFirst() {
    return byId.values().stream()
        .sorted(Comparator.comparingLong((StartedScan started) -> started.number).reversed())
        .toList();
  }

  /// About what it takes to remember one.
  static long bytes(ScanStatus end) {
    long answers =
        end.targets().stream()
            .flatMap(target -> target.rows().stream())
            .filter(row -> row.answer() != null)
            .count();
    return end.of() + RESULT_BYTES * end.targets().size() + PortAnswer.BYTES * answers;
  }

  /// Forgets those that are over, beyond what is remembered.
  void forgetOldest() {
    int count = 0;
    long bytes = 0;
    for (StartedScan started : newestFirst()) {
      if (started.isOver()) {
        count++;
        bytes += started.bytes;
        if (count > REMEMBERED || (count > 1 && bytes > REMEMBERED_BYTES)) {
          remove(started.scan.id());
        }
      }
    }
  }

  /// Stops all that run, and waits a moment until each has ended for whoever follows it and in the
  /// journal.
  void stopAll() {
    byId.values().forEach(started -> started.scan.cancel());
    long end = System.nanoTime() + ENDING.toNanos();
    try {
      for (StartedScan started : byId.values()) {
        boolean told = started.told.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        for (EventQueue<ScanEvent> follower : started.followers) {
          told &= follower.awaitEnd(Duration.ofNanos(end - System.nanoTime()));
        }
        if (!told) {
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
