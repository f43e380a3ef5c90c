package vigia.cli.command;

import java.util.List;
import java.util.function.UnaryOperator;
import vigia.cli.terminal.Column;
import vigia.cli.terminal.Style;
import vigia.cli.terminal.Table;
import vigia.language.view.FileSystemColumns;
import vigia.machine.FileSystem;
import vigia.machine.Overview;
import vigia.machine.Unavailable;

/// The file systems of the overview.
final class FileSystemsView {
  private final Call call;

  FileSystemsView(Call call) {
    this.call = call;
  }

  void print(Overview overview) {
    Style style = call.terminal().style();
    call.out().line(Facts.title(call, call.speech().text("overview.file-systems")));
    if (overview.fileSystems().isEmpty()) {
      Unavailable why =
          overview.unavailable().getOrDefault("fileSystems", Unavailable.NOT_APPLICABLE);
      call.out().line("  " + call.speech().words().of(why));
      return;
    }
    List<vigia.language.view.Column<FileSystem>> columns = FileSystemColumns.of(call.speech());
    new Table(Rows.columns(columns, FileSystemsView::room), style, call.terminal().width(), "  ")
        .print(
            overview.fileSystems().stream().map(row -> Rows.cells(columns, row)).toList(),
            call.out());
  }

  private static UnaryOperator<Column> room(String key) {
    return switch (key) {
      case "mount" -> column -> column.squeezed(10);
      case "device" -> column -> column.squeezed(8).spare(4);
      case "type" -> column -> column.squeezed(5).spare(2);
      case "size" -> column -> column.spare(1);
      case "used" -> column -> column.spare(3);
      case "free" -> column -> column.spare(5);
      case "inodes" -> column -> column.spare(6);
      case "inodes-free" -> column -> column.spare(7);
      default -> column -> column;
    };
  }
}
