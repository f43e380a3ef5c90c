package vigia.local;

import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileStream;
import vigia.machine.FileStreamQuery;

/// Answers for the directories of one operating system. May block: called on platform threads only.
public interface Directories {
  FilePage page(FileQuery query);

  /// Opens the directory.
  FileStream stream(FileStreamQuery query);
}
