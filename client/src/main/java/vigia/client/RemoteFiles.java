package vigia.client;

import java.util.List;
import vigia.machine.FileEntry;
import vigia.machine.FileStream;

/// A directory's entries, as a server sends them while it reads.
record RemoteFiles(RecordLines<FileEntry> lines) implements FileStream {
  @Override
  public List<FileEntry> next() {
    return lines.next(MOST);
  }

  @Override
  public void close() {
    lines.close();
  }
}
