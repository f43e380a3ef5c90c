package vigia.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vigia.cli.terminal.Cell;
import vigia.cli.terminal.Column;
import vigia.cli.terminal.Listing;
import vigia.cli.terminal.Style.Tint;
import vigia.cli.terminal.Table;
import vigia.language.Formats;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileType;
import vigia.machine.Unavailable;

/// A directory's entries for people.
final class FilesView {
  /// Narrower terminals get times to the minute.
  private static final int ROOM_FOR_SECONDS = 100;

  private final Call call;
  private final Formats formats;
  private final int width;

  FilesView(Call call) {
    this.call = call;
    formats = call.speech().formats();
    width = call.terminal().width();
  }

  /// Says which directory it is and how much is in it; the entries follow.
  Listing<FileEntry> begin(FilePage page) {
    String title = call.speech().catalogue().counted("cli.files.entries", page.total(), formats);
    call.out()
        .line(
            call.terminal().style().paint(Tint.TITLE, Cell.of(page.path()).text())
                + "  "
                + call.terminal().style().paint(Tint.DIM, title));
    return Listing.table(
        new Table(columns(), call.terminal().style(), width), this::row, call.terminal());
  }

  private List<Column> columns() {
    return List.of(
        Column.word(title("type")).spare(3),
        Column.number(title("size")).spare(1),
        Column.word(title("created")).spare(2),
        Column.word(title("modified")),
        Column.text(title("name"), 12));
  }

  private String title(String name) {
    return call.speech().text("cli.head." + name);
  }

  private List<Cell> row(FileEntry entry) {
    Map<String, Unavailable> why = entry.unavailable();
    return List.of(
        Cell.of(call.speech().words().of(entry.type()), Tint.DIM),
        Facts.figure(call, entry.sizeBytes(), "sizeBytes", why, formats::bytes),
        Facts.figure(call, entry.created(), "created", why, this::time),
        Facts.figure(call, entry.modified(), "modified", why, this::time),
        name(entry));
  }

  private String time(Instant instant) {
    return width >= ROOM_FOR_SECONDS ? formats.instant(instant) : formats.minute(instant);
  }

  private static Cell name(FileEntry entry) {
    String target = entry.linkTarget();
    String name = target == null ? entry.name() : entry.name() + " → " + target;
    return Cell.of(name, tint(entry.type()));
  }

  private static Tint tint(FileType type) {
    return switch (type) {
      case FILE -> Tint.NONE;
      case DIRECTORY -> Tint.ACCENT;
      case LINK, FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE, UNKNOWN -> Tint.DIM;
    };
  }
}
