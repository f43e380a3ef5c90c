package vigia.local.linux;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import vigia.local.Known;
import vigia.local.PlatformThreads;
import vigia.local.Sweeper;
import vigia.local.Taken;
import vigia.local.listing.ProcessRow;
import vigia.local.listing.ProcessTable;

/// Reads the words of processes. One that does not let itself be read in time is
/// [Unavailable#STUCK], until it does; it costs the others nothing but its deadline, once, and one
/// thread.
final class WordReader {
  /// Above how long a big process holds its memory map when it forks.
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  /// Processes that may hang before there is no thread left to read the words of the others.
  private static final int MOST_STUCK = 32;

  /// Tells processes apart that had the same PID.
  record Identity(long pid, long startTicks) {}

  private final Sweeper<Identity> sweeper;

  WordReader() {
    this(new PlatformThreads("vigia-process-words", MOST_STUCK), DEADLINE);
  }

  WordReader(PlatformThreads threads, Duration deadline) {
    sweeper = new Sweeper<>(threads, deadline);
  }

  /// Tells each of them its words, in one go.
  ///
  /// @throws vigia.machine.ProblemException when this thread was interrupted
  void tell(List<? extends ProcessRow> rows) {
    var processes = new LinkedHashMap<Identity, LinuxProcess>();
    var work = new LinkedHashMap<Identity, Supplier<Known<ProcessWords>>>();
    for (ProcessRow row : rows) {
      if (row instanceof LinuxProcess process && !process.hasWords()) {
        processes.put(process.identity(), process);
        work.put(process.identity(), () -> Known.of(process.readWords()));
      }
    }
    if (work.isEmpty()) {
      return; // and waits for nobody who reads others'
    }
    Map<Identity, Taken<ProcessWords>> found = sweep(work);
    processes.forEach((identity, process) -> {
      Taken<ProcessWords> taken = found.get(identity);
      if (taken != null) {
        process.know(taken.known());
      }
    });
  }

  private Map<Identity, Taken<ProcessWords>> sweep(
      Map<Identity, Supplier<Known<ProcessWords>>> work) {
    try {
      return sweeper.sweep(work);
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
      ProcessTable.checkInterrupted();
      return Map.of();
    }
  }

  /// Processes that have not let themselves be read yet.
  Set<Identity> stuck() {
    return sweeper.stuck();
  }
}
