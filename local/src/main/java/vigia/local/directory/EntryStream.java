package vigia.local.directory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.machine.FileEntry;
import vigia.machine.FileStream;
import vigia.machine.FileStreamQuery;
import vigia.machine.ProblemCode;
import vigia.machine.Unavailable;

/// A directory's entries as they are read. Entries that vanish before they are looked at are left
/// out.
final class EntryStream implements FileStream {
  private final FileStreamQuery query;
  private final FileFilter filter;
  private final OpenDirectory directory;
  private final EntryReader reader;
  private final FileEntries entries;
  private final Opener opener;
  private boolean ended;

  /// @param directory closed with this
  EntryStream(FileStreamQuery query, OpenDirectory directory, Opener opener) {
    this.query = query;
    this.filter = new FileFilter(query.type(), query.filter());
    this.directory = directory;
    this.reader = directory.reader();
    this.entries = new FileEntries(directory);
    this.opener = opener;
  }

  @Override
  public List<FileEntry> next() {
    var found = new ArrayList<FileEntry>(MOST);
    try {
      while (found.size() < MOST && !ended) {
        if (Thread.currentThread().isInterrupted()) {
          throw ProblemCode.TIMED_OUT.with("what", query.path().toString());
        }
        if (!reader.next()) {
          ended = true;
        } else if (isWanted()) {
          add(found);
        }
      }
    } catch (IOException failed) {
      throw opener.problem(failed, query.path());
    }
    return found;
  }

  private boolean isWanted() {
    return filter.wantsName(reader) && (filter.needsType(reader) || filter.wantsType(reader));
  }

  private void add(List<FileEntry> found) {
    Unavailable why = reader.look();
    if (why != Unavailable.GONE && filter.wantsType(reader)) {
      byte[] name = Arrays.copyOfRange(reader.bytes(), reader.start(), reader.end());
      found.add(entries.entry(name, reader.type(), status(why)));
    }
  }

  private Known<FileStatus> status(@Nullable Unavailable why) {
    return why == null ? Known.of(reader.status()) : Known.absent(why);
  }

  @Override
  public void close() {
    reader.close();
    directory.close();
  }
}
