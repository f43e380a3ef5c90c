package vigia.local;

import vigia.machine.FilePage;
import vigia.machine.FileQuery;

/// Answers for the directories of one operating system. May block: called on platform threads only.
public interface Directories {
  FilePage page(FileQuery query);
}
