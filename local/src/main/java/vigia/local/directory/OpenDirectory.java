package vigia.local.directory;

import vigia.local.Known;

/// A directory that was opened to be listed. Used by one thread at a time, but for its readers.
public interface OpenDirectory extends AutoCloseable {

  /// Begins to read its entries, or joins those who do; closed before this.
  EntryReader reader();

  /// Whether several readers share the entries out among themselves, each on a thread of its own.
  boolean sharesOut();

  /// Of an entry, links not followed. Absent with [vigia.machine.Unavailable#GONE] when it is no
  /// longer there.
  Known<FileStatus> status(byte[] name);

  /// The bytes that a link consists of.
  Known<byte[]> link(byte[] name);

  @Override
  void close();
}
