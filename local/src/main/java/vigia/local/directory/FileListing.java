package vigia.local.directory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.Unavailable;

/// Makes the page that was asked for out of an open directory.
///
/// Sorted by name, only the page's entries are looked at; else all of them. Where there are many,
/// two threads read: each half of the entries where they can be halved. Else they share them out,
/// but not for names alone: there is too little to do beside the kernel's own listing, which is one
/// after the other.
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
      if (!gathering.read(reader, together ? MANY : Integer.MAX_VALUE)) {
        EntryReader other = other(reader, directory, gathering);
        if (other == null) {
          gathering.read(reader, Integer.MAX_VALUE);
        } else {
          withHelp(query, gathering, reader, other);
        }
      }
    }
    FileKey next = gathering.selection().next();
    return new FilePage(
        query.path().toString(),
        gathering.total(),
        entries(directory, gathering.selection().rows()),
        next == null ? null : next.cursor(query));
  }

  private static @Nullable EntryReader other(
      EntryReader reader, OpenDirectory directory, FileGathering gathering) {
    EntryReader half = reader.split();
    boolean shares = half == null && gathering.looks() && directory.sharesOut();
    return shares ? directory.reader() : half;
  }

  private static void withHelp(
      FileQuery query, FileGathering gathering, EntryReader reader, EntryReader other)
      throws IOException {
    try (other;
        var second = SecondReader.start(other, new FileGathering(query))) {
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
