package vigia.machine;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of the process table.
///
/// @param total processes that could be seen
/// @param shown those that passed the filter
/// @param hidden processes that exist but may not be seen (hidepid), when known
/// @param intervalMillis over which CPU was measured; absent when nothing was
/// @param nextCursor asks for the page after this one; absent on the last
@Json
public record ProcessPage(
    int total,
    int shown,
    @Nullable Integer hidden,
    Instant sampledAt,
    @Nullable Long intervalMillis,
    List<ProcessInfo> processes,
    @Nullable String nextCursor) {
  public ProcessPage {
    Wire.present(sampledAt);
    processes = List.copyOf(processes);
  }

  /// The same numbers with other rows, gathered from this page and those after it.
  public ProcessPage with(List<ProcessInfo> rows) {
    return new ProcessPage(total, shown, hidden, sampledAt, intervalMillis, rows, null);
  }
}
