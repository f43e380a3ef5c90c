package vigia.local.directory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vigia.local.Known;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.Unavailable;

/// Makes the page that was asked for out of an open directory.
///
/// Sorted by name, only the page's entries are looked at; else all of them, and by two threads
/// where there are many. Names alone take longer with two: there is too little to do beside the
/// kernel's own listing, which is one after the other.
public final class FileListing {
  private FileListing() {}

  /// Below that, a second thread would begin when the first one is through.
  private static final int MANY = 2_000;

  /// @throws IOException when the directory cannot be read to its end
  public static FilePage page(FileQuery query, OpenDirectory directory) throws IOException {
    return page(query, directory, Runtime.getRuntime().availableProcessors() > 1);
  }

  /// @param together whether a second thread may help
  public static FilePage page(FileQuery query, OpenDirectory directory, boolean together)
      throws IOException {
    var gathering = new FileGathering(query);
    try (EntryReader reader = directory.reader()) {
      boolean alone = !together || !directory.sharesOut();
      if (!gathering.read(reader, alone ? Integer.MAX_VALUE : MANY)) {
        withHelp(query, directory, gathering, reader);
      }
    }
    FileKey next = gathering.selection().next();
    return new FilePage(
        query.path().toString(),
        gathering.total(),
        entries(directory, gathering.selection().rows()),
        next == null ? null : next.cursor(query));
  }

  private static void withHelp(
      FileQuery query, OpenDirectory directory, FileGathering gathering, EntryReader reader)
      throws IOException {
    try (var second = SecondReader.start(directory, new FileGathering(query))) {
      gathering.read(reader, Integer.MAX_VALUE);
      gathering.add(second.found());
    }
  }

  private static List<FileEntry> entries(OpenDirectory directory, List<FileKey> keys) {
    var made = new FileEntries(directory);
    var entries = new ArrayList<FileEntry>(keys.size());
    for (FileKey key : keys) {
      FileStatus seen = key.status();
      Known<FileStatus> status = seen == null ? directory.status(key.name()) : Known.of(seen);
      if (!isGone(status)) {
        entries.add(made.entry(key.name(), key.type(), status));
      }
    }
    return entries;
  }

  private static boolean isGone(Known<FileStatus> status) {
    return status instanceof Known.Absent<FileStatus>(Unavailable why) && why == Unavailable.GONE;
  }
}
