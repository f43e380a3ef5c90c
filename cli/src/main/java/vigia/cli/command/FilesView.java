package vigia.cli.command;

import java.util.List;
import java.util.function.UnaryOperator;
import vigia.cli.terminal.Column;
import vigia.cli.terminal.Style;
import vigia.cli.terminal.Table;
import vigia.language.Cell;
import vigia.language.Formats;
import vigia.language.Listing;
import vigia.language.Tint;
import vigia.language.view.FileColumns;
import vigia.language.view.Summaries;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;

/// A directory's entries for people.
final class FilesView {
  /// Narrower terminals get times to the minute.
  private static final int ROOM_FOR_SECONDS = 100;

  private final Call call;

  FilesView(Call call) {
    this.call = call;
  }

  /// Says which directory it is and how much is in it; the entries follow.
  Listing<FileEntry> begin(FilePage page) {
    String count = Summaries.of(page, call.speech());
    return table(page.path(), "  " + call.terminal().style().paint(Tint.DIM, count));
  }

  /// The same while nobody knows yet how much there is.
  Listing<FileEntry> begin(String path) {
    return table(path, "");
  }

  private Listing<FileEntry> table(String path, String count) {
    Style style = call.terminal().style();
    int width = call.terminal().width();
    call.out().line(style.paint(Tint.TITLE, Cell.of(path).text()) + count);
    Formats formats = call.speech().formats();
    List<vigia.language.view.Column<FileEntry>> columns =
        FileColumns.of(
            call.speech(), width >= ROOM_FOR_SECONDS ? formats::instant : formats::minute);
    return new Table(Rows.columns(columns, FilesView::room), style, width)
        .listing(file -> Rows.cells(columns, file), call.out());
  }

  private static UnaryOperator<Column> room(String key) {
    return switch (key) {
      case "type" -> column -> column.spare(3);
      case "size" -> column -> column.spare(1);
      case "created" -> column -> column.spare(2);
      case "name" -> column -> column.squeezed(12);
      default -> column -> column;
    };
  }
}
