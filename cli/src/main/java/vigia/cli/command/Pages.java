package vigia.cli.command;

import org.jspecify.annotations.Nullable;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.Values;
import vigia.machine.Page;

/// Follows the cursors of a list until its end, or until `--limit` entries.
final class Pages {
  private final int limit;

  Pages(Call call) {
    limit = limit(call);
  }

  /// How many entries are wanted.
  static int limit(Call call) {
    String given = call.text(Flag.LIMIT);
    return given == null ? Integer.MAX_VALUE : Values.count("limit", given);
  }

  /// Asks for one page.
  interface Asked {
    /// @return how many entries it had, and where the next one begins
    Part ask(Page page);
  }

  /// @param next null on the last page
  record Part(int entries, @Nullable String next) {}

  void follow(Asked asked) {
    int left = limit;
    String cursor = null;
    do {
      Part part = asked.ask(new Page(Math.min(left, Page.MOST), cursor));
      left -= part.entries;
      cursor = part.next;
    } while (cursor != null && left > 0);
  }
}
