package vigia.machine;

import java.util.List;

/// The entries of a directory while it is read, in memory for a few however many there are.
///
/// In the order that the file system keeps them in, which is none. What is there all along comes
/// once; what comes, goes or is renamed meanwhile may come or not.
///
/// Used by one thread at a time, but for [#close].
public interface FileStream extends AutoCloseable {

  /// How many [#next] gives at most.
  int MOST = Page.USUAL;

  /// The next entries, as soon as there are some.
  ///
  /// @return empty at the end of the directory
  /// @throws ProblemException when it cannot be read on: what has come so far is not all
  List<FileEntry> next();

  /// Ends the work for it, if it has not ended. Harmless when it has.
  @Override
  void close();
}
