package vigia.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vigia.cli.terminal.Output;
import vigia.language.Cells;
import vigia.language.Formats;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ScanProgress;
import vigia.machine.ScanStatus;

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

  void show(ScanStatus status) {
    show(status.scanned(), status.of(), status.elapsedMillis(), status.etaMillis(), status.open());
  }

  void show(ScanProgress progress) {
    show(
        progress.scanned(),
        progress.of(),
        progress.elapsedMillis(),
        progress.etaMillis(),
        progress.open());
  }

  private void show(int scanned, int of, long elapsedMillis, @Nullable Long etaMillis, int found) {
    if (!shown || of == 0) {
      return;
    }
    Formats formats = call.speech().formats();
    int full = (int) ((long) BAR * scanned / of);
    long perSecond = elapsedMillis == 0 ? 0 : scanned * 1000L / elapsedMillis;
    String line =
        "━".repeat(full)
            + "─".repeat(BAR - full)
            + "  "
            + call.speech()
                .text(
                    "cli.scan.progress",
                    "scanned",
                    formats.count(scanned),
                    "of",
                    formats.count(of),
                    "rate",
                    formats.count(perSecond))
            + left(etaMillis)
            + "  "
            + call.speech().text("cli.scan.found", "open", formats.count(found))
            + list();
    Output err = call.terminal().err();
    err.print(LINE_START).print(Cells.fit(line, width - 1)).flush();
    dirty = true;
  }

  private String left(@Nullable Long etaMillis) {
    return etaMillis == null
        ? ""
        : "  "
            + call.speech()
                .text(
                    "cli.scan.left",
                    "time",
                    call.speech().formats().duration(Duration.ofMillis(etaMillis)));
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
