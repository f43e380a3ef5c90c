package vigia.local.listing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigia.machine.ProblemCode;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;

/// All processes at one moment.
///
/// @param hidden as in [ProcessPage]
/// @param intervalMillis as in [ProcessPage]
public record ProcessTable(
    ProcessRows rows, @Nullable Integer hidden, Instant sampledAt, @Nullable Long intervalMillis) {

  /// The page that is asked for.
  ///
  /// Sorted by CPU or memory, a process whose figure changed between two pages may stand on both or
  /// on neither; in the other orders none is repeated or skipped.
  public ProcessPage page(ProcessQuery query) {
    String cursor = query.page().cursor();
    ProcessKey after = cursor == null ? null : ProcessKey.read(query, cursor);
    var order = new ProcessOrder(query, rows);
    var selection = new RowSelection(order, query.page().limit(), rows.size());
    String wanted = query.filter().toLowerCase(Locale.ROOT);
    rows.prepare(query);
    int shown = 0;
    for (int row = 0; row < rows.size(); row++) {
      checkInterrupted();
      if (wanted.isEmpty() || passes(rows.get(row), wanted)) {
        shown++;
        order.add(row);
        if (after == null || order.compare(row, after) > 0) {
          selection.offer(row);
        }
      }
    }
    int[] page = selection.rows();
    var chosen = new ArrayList<ProcessRow>(page.length);
    for (int row : page) {
      chosen.add(rows.get(row));
    }
    rows.complete(chosen);
    var processes = new ArrayList<ProcessInfo>(page.length);
    for (ProcessRow row : chosen) {
      processes.add(row.info());
    }
    return new ProcessPage(
        rows.size(),
        shown,
        hidden,
        sampledAt,
        intervalMillis,
        processes,
        selection.hasMore() ? order.key(page[page.length - 1]).cursor(query) : null);
  }

  private static boolean passes(ProcessRow row, String wanted) {
    return Long.toString(row.pid()).contains(wanted)
        || contains(row.name(), wanted)
        || contains(row.user(), wanted)
        || contains(row.commandLine(), wanted)
        || contains(row.exe(), wanted);
  }

  private static boolean contains(@Nullable String text, String wanted) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
  }

  /// Ends a long loop whose asker has given up.
  ///
  /// @throws vigia.machine.ProblemException when this thread was interrupted
  public static void checkInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw ProblemCode.TIMED_OUT.with("what", "processes");
    }
  }
}
