package vigia.local.directory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.Reasons;
import vigia.local.listing.Selection;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileSort;
import vigia.machine.FileType;
import vigia.machine.FileTypeFilter;
import vigia.machine.ProblemCode;
import vigia.machine.RawPath;
import vigia.machine.Unavailable;

/// Makes the page that was asked for out of an open directory, in memory for one page however long
/// the directory is.
///
/// Sorted by name, only the page's entries are looked at. Entries that vanish before they are
/// looked at are left out.
public final class FileListing {
  private final FileQuery query;
  private final OpenDirectory directory;
  private final String wanted;
  private final Selection<FileKey> selection;
  private int total;

  private FileListing(FileQuery query, OpenDirectory directory) {
    this.query = query;
    this.directory = directory;
    this.wanted = query.filter().toLowerCase(Locale.ROOT);
    String cursor = query.page().cursor();
    this.selection =
        new Selection<>(
            FileKey.order(query),
            query.page().limit(),
            cursor == null ? null : FileKey.read(query, cursor));
  }

  /// @throws IOException when the directory cannot be read to its end
  public static FilePage page(FileQuery query, OpenDirectory directory) throws IOException {
    return new FileListing(query, directory).page();
  }

  private FilePage page() throws IOException {
    while (directory.next()) {
      if (Thread.currentThread().isInterrupted()) {
        throw ProblemCode.TIMED_OUT.with("what", query.path().toString());
      }
      if (isNameWanted(directory.name())) {
        offer(directory.name(), directory.type());
      }
    }
    FileKey next = selection.next();
    return new FilePage(
        query.path().toString(), total, entries(), next == null ? null : next.cursor(query));
  }

  private void offer(byte[] name, FileType type) {
    boolean typeMatters = query.type() != FileTypeFilter.ALL;
    if (query.sort() == FileSort.NAME && !(typeMatters && type == FileType.UNKNOWN)) {
      if (query.type().accepts(type)) {
        total++;
        selection.offer(FileKey.ofName(name, type));
      }
      return;
    }
    Known<FileStatus> status = directory.status(name);
    if (!isGone(status) && query.type().accepts(type(status, type))) {
      total++;
      selection.offer(FileKey.of(query.sort(), name, type, status));
    }
  }

  private boolean isNameWanted(byte[] name) {
    return wanted.isEmpty() || RawPath.display(name).toLowerCase(Locale.ROOT).contains(wanted);
  }

  private List<FileEntry> entries() {
    var entries = new ArrayList<FileEntry>();
    for (FileKey key : selection.rows()) {
      Known<FileStatus> status =
          key.status() instanceof Known.Value<FileStatus>
              ? key.status()
              : directory.status(key.name());
      if (!isGone(status)) {
        entries.add(entry(key, status));
      }
    }
    return entries;
  }

  private FileEntry entry(FileKey key, Known<FileStatus> status) {
    var reasons = new Reasons();
    byte[] name = key.name();
    FileType type = type(status, key.type());
    return new FileEntry(
        RawPath.display(name),
        RawPath.isUtf8(name) ? null : Base64.getEncoder().encodeToString(name),
        type,
        reasons.take("sizeBytes", status.then(FileStatus::sizeBytes)),
        reasons.take("allocatedBytes", status.then(FileStatus::allocatedBytes)),
        reasons.take("created", status.then(FileStatus::created)),
        reasons.take("modified", status.then(FileStatus::modified)),
        reasons.take("mode", status.then(FileStatus::mode)),
        reasons.take("owner", status.then(FileStatus::owner)),
        reasons.take("group", status.then(FileStatus::group)),
        reasons.take("links", status.then(FileStatus::links)),
        type == FileType.LINK ? target(name, reasons) : null,
        reasons.map());
  }

  private @Nullable String target(byte[] name, Reasons reasons) {
    return reasons.take(
        "linkTarget", directory.link(name).then(bytes -> Known.of(RawPath.display(bytes))));
  }

  private static FileType type(Known<FileStatus> status, FileType otherwise) {
    return status instanceof Known.Value<FileStatus>(FileStatus found) ? found.type() : otherwise;
  }

  private static boolean isGone(Known<FileStatus> status) {
    return status instanceof Known.Absent<FileStatus>(Unavailable why) && why == Unavailable.GONE;
  }
}
