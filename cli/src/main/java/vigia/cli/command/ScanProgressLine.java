package vigia.cli.command;

import java.util.List;
import java.util.TreeSet;
import vigia.language.Cells;
import vigia.language.view.Summaries;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ScanProgress;

/// How far a scan is, in one line that is written over: only when messages go to a terminal.
final class ScanProgressLine {
  private static final int BAR = 20;
  private static final String LINE_START = "\r\u001b[K";

  /// More open ports than this are not listed in passing.
  private static final int LISTED = 12;

  private final Call call;
  private final boolean shown;
  private final int width;
  private final TreeSet<Integer> open = new TreeSet<>();
  private boolean dirty;

  ScanProgressLine(Call call) {
    this.call = call;
    shown = call.terminal().errIsScreen();
    width = shown ? call.terminal().size().columns() : 0;
  }

  void found(List<PortRow> rows) {
    for (PortRow row : rows) {
      if (shown && row.state() == PortState.OPEN) {
        open.add(row.port());
      }
    }
  }

  void show(ScanProgress progress) {
    if (!shown || progress.of() == 0) {
      return;
    }
    int full = (int) ((long) BAR * progress.scanned() / progress.of());
    String line =
        "━".repeat(full)
            + "─".repeat(BAR - full)
            + "  "
            + Summaries.of(progress, call.speech())
            + list();
    call.terminal().err().print(LINE_START).print(Cells.fit(line, width - 1)).flush();
    dirty = true;
  }

  private String list() {
    if (open.isEmpty()) {
      return "";
    }
    var text = new StringBuilder(":");
    open.stream().limit(LISTED).forEach(port -> text.append(' ').append(port));
    return text + (open.size() > LISTED ? " …" : "");
  }

  void clear() {
    if (dirty) {
      call.terminal().err().print(LINE_START).flush();
      dirty = false;
    }
  }
}
