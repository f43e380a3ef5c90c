package vigia.machine;

import org.jspecify.annotations.Nullable;

/// @param order null for the usual one of `sort`
/// @param filter part of a name, command line, executable, user or PID, in any case; empty for all
public record ProcessQuery(ProcessSort sort, @Nullable Order order, String filter, Page page) {
  public static final ProcessQuery ALL =
      new ProcessQuery(ProcessSort.CPU, null, "", new Page(Page.MOST, null));

  public Order orderOrUsual() {
    return order == null ? sort.usual() : order;
  }

  /// The same question about another page.
  public ProcessQuery at(Page other) {
    return new ProcessQuery(sort, order, filter, other);
  }
}
