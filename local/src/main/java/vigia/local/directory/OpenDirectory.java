package vigia.local.directory;

import java.io.IOException;
import vigia.local.Known;
import vigia.machine.FileType;

/// A directory that was opened to be listed. Used by one thread.
public interface OpenDirectory extends AutoCloseable {

  /// Moves to the next entry, in no order; `.` and `..` are none.
  ///
  /// @return false at the end
  /// @throws IOException when the directory cannot be read on
  boolean next() throws IOException;

  /// The bytes of the entry's name.
  byte[] name();

  /// What is known of the entry's type without looking at it, maybe [FileType#UNKNOWN].
  FileType type();

  /// Of an entry, links not followed. Absent with [vigia.machine.Unavailable#GONE] when it is no
  /// longer there.
  Known<FileStatus> status(byte[] name);

  /// The bytes that a link consists of.
  Known<byte[]> link(byte[] name);

  @Override
  void close();
}
