package vigia.local.directory;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vigia.local.listing.Selection;
import vigia.machine.FileQuery;
import vigia.machine.FileSort;
import vigia.machine.ProblemCode;
import vigia.machine.Unavailable;

/// What one reader of a directory finds for a page, in memory for one page however long the
/// directory is.
///
/// Sorted by name, entries are not looked at. Entries that vanish before they are looked at are
/// left out.
final class FileGathering {
  /// After so many entries it is looked whether anybody still waits.
  private static final int OFTEN = 64;

  private final FileQuery query;
  private final boolean byName;
  private final FileFilter filter;
  private final Selection<FileKey> selection;
  private final SortKey key = new SortKey();

  /// Made once, not for each entry.
  private final UnaryOperator<FileKey> keeping = this::keep;

  private @Nullable EntryReader seen;
  private int total;
  private boolean looks;

  FileGathering(FileQuery query) {
    this.query = query;
    this.byName = query.sort() == FileSort.NAME;
    this.filter = new FileFilter(query.type(), query.filter());
    String cursor = query.page().cursor();
    this.selection =
        new Selection<>(
            FileKey.order(query),
            query.page().limit(),
            cursor == null ? null : FileKey.read(query, cursor));
  }

  /// The first entries of the page among those that were read.
  Selection<FileKey> selection() {
    return selection;
  }

  /// How many entries pass the filters, on all pages.
  int total() {
    return total;
  }

  void add(FileGathering other) {
    total += other.total;
    selection.add(other.selection);
  }

  /// Whether it looks at the entries, beside reading their names.
  boolean looks() {
    return looks;
  }

  /// Reads so many entries, or until the end.
  ///
  /// @return whether that was the end
  boolean read(EntryReader reader, int most) throws IOException {
    FileKey here = FileKey.at(reader, key);
    for (int i = 0; i < most; i++) {
      if (!reader.next()) {
        return true;
      }
      if (i % OFTEN == 0 && Thread.currentThread().isInterrupted()) {
        throw ProblemCode.TIMED_OUT.with("what", query.path().toString());
      }
      if (filter.wantsName(reader)) {
        offer(reader, here);
      }
    }
    return false;
  }

  private void offer(EntryReader reader, FileKey here) {
    if (byName && !filter.needsType(reader)) {
      if (filter.wantsType(reader)) {
        total++;
        key.none();
        seen = null;
        selection.offer(here, keeping);
      }
      return;
    }
    looks = true;
    Unavailable why = reader.look();
    if (why != Unavailable.GONE && filter.wantsType(reader)) {
      total++;
      place(reader, here, why);
    }
  }

  private void place(EntryReader reader, FileKey here, @Nullable Unavailable why) {
    if (byName) {
      key.none();
    } else if (why == null) {
      reader.read(query.sort(), key);
    } else {
      key.unknown();
    }
    seen = why == null ? reader : null;
    selection.offer(here, keeping);
  }

  private FileKey keep(FileKey place) {
    return place.kept(seen == null ? null : seen.status());
  }
}
