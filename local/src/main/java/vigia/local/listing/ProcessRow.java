package vigia.local.listing;

import org.jspecify.annotations.Nullable;
import vigia.machine.ProcessInfo;

/// One process of a table that is being sorted, filtered and cut into pages. Each answer is read
/// when it is first asked for: most rows of a long table are only counted.
public interface ProcessRow {
  long pid();

  String name();

  /// Null when it may not be known.
  @Nullable String user();

  /// Null when it may not be known.
  @Nullable String exe();

  /// Masked; null when it may not be known.
  @Nullable String commandLine();

  /// Null when it is not known.
  @Nullable Long rssBytes();

  CpuShare cpu();

  /// All of it.
  ProcessInfo info();
}
