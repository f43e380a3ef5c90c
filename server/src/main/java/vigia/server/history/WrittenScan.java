package vigia.server.history;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vigia.machine.KeptScan;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;

/// A scan that is written down: which it is. What it found is read when it is asked for.
public final class WrittenScan {
  private final KeptScans all;
  private final Path file;
  private final KeptScan head;

  WrittenScan(KeptScans all, Path file, KeptScan head) {
    this.all = all;
    this.file = file;
    this.head = head;
  }

  /// The id of the token that started it; null for a scan in a terminal.
  public @Nullable String owner() {
    return head.owner();
  }

  public ScanSummary summary() {
    return head.summary();
  }

  /// @throws vigia.machine.ProblemException when it is broken, or was removed meanwhile
  public ScanStatus status() {
    return all.status(file);
  }

  /// Removes it; harmless when it was removed meanwhile.
  public void forget() {
    all.remove(file);
  }
}
