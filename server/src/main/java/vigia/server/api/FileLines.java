package vigia.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.machine.FileEntry;
import vigia.machine.FileStream;
import vigia.machine.ProblemException;
import vigia.machine.Wire;
import vigia.server.stream.LineSource;

/// A directory's entries as lines of JSON.
final class FileLines implements LineSource {
  private final FileStream stream;
  private @Nullable List<FileEntry> first;

  private FileLines(FileStream stream, List<FileEntry> first) {
    this.stream = stream;
    this.first = first;
  }

  /// Reads the first entries, while a problem can still be the answer.
  static FileLines of(FileStream stream) {
    try {
      return new FileLines(stream, stream.next());
    } catch (ProblemException problem) {
      stream.close();
      throw problem;
    }
  }

  @Override
  public String next() {
    List<FileEntry> entries = first == null ? stream.next() : first;
    first = null;
    var lines = new StringBuilder();
    for (FileEntry entry : entries) {
      lines.append(Wire.json(entry)).append('\n');
    }
    return lines.toString();
  }

  /// It has no other end than its own: what is read of it so far is not complete.
  @Override
  public void end() {
    stream.close();
  }

  @Override
  public void close() {
    stream.close();
  }
}
