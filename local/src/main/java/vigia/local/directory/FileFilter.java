package vigia.local.directory;

import java.util.Arrays;
import java.util.Locale;
import vigia.machine.FileType;
import vigia.machine.FileTypeFilter;
import vigia.machine.RawPath;

/// Which entries are wanted.
final class FileFilter {
  private final FileTypeFilter types;
  private final String part;

  /// @param part of a name, in any case; empty for all
  FileFilter(FileTypeFilter types, String part) {
    this.types = types;
    this.part = part.toLowerCase(Locale.ROOT);
  }

  boolean wantsName(EntryReader entry) {
    return part.isEmpty() || display(entry).toLowerCase(Locale.ROOT).contains(part);
  }

  /// Whether entries have to be looked at to know whether they are wanted.
  boolean needsType(EntryReader entry) {
    return types != FileTypeFilter.ALL && entry.type() == FileType.UNKNOWN;
  }

  boolean wantsType(EntryReader entry) {
    return types == FileTypeFilter.ALL || types.accepts(entry.type());
  }

  private static String display(EntryReader entry) {
    return RawPath.display(Arrays.copyOfRange(entry.bytes(), entry.start(), entry.end()));
  }
}
