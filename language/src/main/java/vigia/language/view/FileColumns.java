package vigia.language.view;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import vigia.language.Cell;
import vigia.language.Formats;
import vigia.language.Speech;
import vigia.language.Tint;
import vigia.machine.FileEntry;
import vigia.machine.FileType;

/// The columns of a directory's entries.
public final class FileColumns {
  private FileColumns() {}

  /// @param time how moments are written
  public static List<Column<FileEntry>> of(Speech speech, Function<Instant, String> time) {
    Formats formats = speech.formats();
    return List.of(
        Column.text(
            speech,
            "type",
            file -> Cell.of(speech.words().of(file.type()), Tint.DIM),
            FileEntry::type),
        Column.number(
            speech,
            "size",
            file ->
                speech.figure(file.sizeBytes(), "sizeBytes", file.unavailable(), formats::bytes),
            FileEntry::sizeBytes),
        Column.text(
            speech,
            "created",
            file -> speech.figure(file.created(), "created", file.unavailable(), time),
            FileEntry::created),
        Column.text(
            speech,
            "modified",
            file -> speech.figure(file.modified(), "modified", file.unavailable(), time),
            FileEntry::modified),
        Column.text(speech, "name", FileColumns::name, FileEntry::name));
  }

  private static Cell name(FileEntry file) {
    String target = file.linkTarget();
    String name = target == null ? file.name() : file.name() + " → " + target;
    return Cell.of(name, tint(file.type()));
  }

  private static Tint tint(FileType type) {
    return switch (type) {
      case FILE -> Tint.NONE;
      case DIRECTORY -> Tint.ACCENT;
      case LINK, FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE, UNKNOWN -> Tint.DIM;
    };
  }
}
