package vigia.cli.command;

import java.util.List;
import java.util.Map;
import vigia.cli.terminal.Cell;
import vigia.cli.terminal.Column;
import vigia.cli.terminal.Style.Tint;
import vigia.cli.terminal.Table;
import vigia.language.Formats;
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
    call.out()
        .line(
            call.terminal()
                .style()
                .paint(Tint.TITLE, call.speech().text("cli.overview.file-systems")));
    if (overview.fileSystems().isEmpty()) {
      Unavailable why =
          overview.unavailable().getOrDefault("fileSystems", Unavailable.NOT_APPLICABLE);
      call.out().line("  " + call.speech().words().of(why));
      return;
    }
    new Table(columns(), call.terminal().style(), call.terminal().width(), "  ")
        .print(overview.fileSystems().stream().map(this::row).toList(), call.out());
  }

  private List<Column> columns() {
    return List.of(
        Column.text(title("mount"), 10),
        Column.text(title("device"), 8).spare(4),
        Column.text(title("type"), 5).spare(2),
        Column.number(title("size")).spare(1),
        Column.number(title("used")).spare(3),
        Column.number(title("free")).spare(5),
        Column.number(title("available")),
        Column.number(title("share")),
        Column.number(title("inodes")).spare(6),
        Column.number(title("inodes-free")).spare(7));
  }

  private String title(String name) {
    return call.speech().text("cli.head." + name);
  }

  private List<Cell> row(FileSystem system) {
    Formats formats = call.speech().formats();
    Map<String, Unavailable> why = system.unavailable();
    return List.of(
        Cell.of(system.mountPoint()),
        Cell.of(system.device()),
        Cell.of(system.type(), Tint.DIM),
        Facts.figure(call, system.totalBytes(), "totalBytes", why, formats::bytes),
        Facts.figure(call, system.usedBytes(), "usedBytes", why, formats::bytes),
        Facts.figure(call, system.freeBytes(), "freeBytes", why, formats::bytes),
        Facts.figure(call, system.availableBytes(), "availableBytes", why, formats::bytes),
        share(system),
        Facts.figure(call, system.inodesTotal(), "inodesTotal", why, formats::count),
        Facts.figure(call, system.inodesFree(), "inodesFree", why, formats::count));
  }

  private Cell share(FileSystem system) {
    Cell cell =
        Facts.figure(
            call,
            system.usedPercent(),
            "usedPercent",
            system.unavailable(),
            call.speech().formats()::percent);
    return system.usedPercent() == null
        ? cell
        : new Cell(cell.text(), Tint.ofShare(system.usedPercent()));
  }
}
