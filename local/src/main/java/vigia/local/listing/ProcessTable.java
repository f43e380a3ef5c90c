package vigia.local.listing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigia.machine.ProblemCode;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;

/// All processes at one moment.
///
/// @param hidden as in [ProcessPage]
/// @param intervalMillis as in [ProcessPage]
public record ProcessTable(
    List<? extends ProcessRow> rows,
    @Nullable Integer hidden,
    Instant sampledAt,
    @Nullable Long intervalMillis) {
  public ProcessTable {
    rows = List.copyOf(rows);
  }

  /// The page that is asked for.
  ///
  /// Sorted by CPU or memory, a process whose figure changed between two pages may stand on both or
  /// on neither; in the other orders none is repeated or skipped.
  public ProcessPage page(ProcessQuery query) {
    return page(query, _ -> {});
  }

  /// The same, of rows that read some of their figures faster together.
  ///
  /// @param ahead handed rows that are about to be asked for all they know
  public ProcessPage page(ProcessQuery query, Consumer<List<? extends ProcessRow>> ahead) {
    String cursor = query.page().cursor();
    var selection =
        new Selection<ProcessKey>(
            ProcessKey.order(query),
            query.page().limit(),
            cursor == null ? null : ProcessKey.read(query, cursor));
    String wanted = query.filter().toLowerCase(Locale.ROOT);
    if (!wanted.isEmpty() || query.sort() == ProcessSort.NAME) {
      ahead.accept(rows);
    }
    int shown = 0;
    for (ProcessRow row : rows) {
      checkInterrupted();
      if (passes(row, wanted)) {
        shown++;
        selection.offer(ProcessKey.of(query.sort(), row));
      }
    }
    ProcessKey next = selection.next();
    List<ProcessRow> chosen =
        selection.rows().stream().map(key -> Objects.requireNonNull(key.row())).toList();
    ahead.accept(chosen);
    return new ProcessPage(
        rows.size(),
        shown,
        hidden,
        sampledAt,
        intervalMillis,
        chosen.stream().map(ProcessRow::info).toList(),
        next == null ? null : next.cursor(query));
  }

  private static boolean passes(ProcessRow row, String wanted) {
    return wanted.isEmpty()
        || Long.toString(row.pid()).contains(wanted)
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
