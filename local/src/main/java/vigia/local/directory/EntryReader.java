package vigia.local.directory;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vigia.machine.FileSort;
import vigia.machine.FileType;
import vigia.machine.Unavailable;

/// Goes through the entries of an [OpenDirectory]. Used by one thread at a time.
///
/// What it says is of the entry that it stands at, and nothing is made into an object before it is
/// asked for: most entries of a long directory are on no page.
public interface EntryReader extends AutoCloseable {

  /// Moves to the next entry, in no order; `.` and `..` are none.
  ///
  /// @return false at the end
  /// @throws IOException when the directory cannot be read on
  boolean next() throws IOException;

  /// Leaves half of the entries that are left to another reader, so that both are read at once.
  ///
  /// @return closed before the directory is; null when they cannot be halved
  @Nullable EntryReader split();

  /// Holds the bytes of the entry's name, from [#start] up to [#end]; until the next entry.
  byte[] bytes();

  int start();

  int end();

  /// The entry's type, as far as it is known: maybe [FileType#UNKNOWN] before [#look].
  FileType type();

  /// Looks at the entry, links not followed.
  ///
  /// @return null when it was seen, else why not: [Unavailable#GONE] when it is no longer there
  @Nullable Unavailable look();

  /// What the entry that was seen is sorted by, not [FileSort#NAME].
  void read(FileSort sort, SortKey into);

  /// What was seen, to keep.
  FileStatus status();

  @Override
  void close();
}
