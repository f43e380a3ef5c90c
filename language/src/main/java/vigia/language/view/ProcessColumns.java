package vigia.language.view;

import java.util.List;
import vigia.language.Cell;
import vigia.language.Formats;
import vigia.language.Speech;
import vigia.language.Tint;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessState;

/// The columns of the process table.
public final class ProcessColumns {
  private ProcessColumns() {}

  public static List<Column<ProcessInfo>> of(Speech speech) {
    Formats formats = speech.formats();
    return List.of(
        Column.number(
            speech, "pid", it -> Cell.of(Long.toString(it.pid()), Tint.ACCENT), ProcessInfo::pid),
        Column.text(
            speech,
            "user",
            it -> speech.figure(it.user(), "user", it.unavailable(), text -> text),
            ProcessInfo::user),
        Column.text(speech, "state", it -> state(speech, it), ProcessInfo::state),
        Column.number(
            speech,
            "cpu",
            it -> speech.figure(it.cpuPercent(), "cpuPercent", it.unavailable(), formats::percent),
            ProcessInfo::cpuPercent),
        Column.number(
            speech,
            "memory-share",
            it ->
                speech.figure(
                    it.memoryPercent(), "memoryPercent", it.unavailable(), formats::percent),
            ProcessInfo::memoryPercent),
        Column.number(
            speech,
            "rss",
            it -> speech.figure(it.rssBytes(), "rssBytes", it.unavailable(), formats::bytes),
            ProcessInfo::rssBytes),
        Column.number(
            speech,
            "threads",
            it -> speech.figure(it.threads(), "threads", it.unavailable(), formats::count),
            ProcessInfo::threads),
        Column.text(
            speech,
            "process",
            it -> speech.figure(it.name(), "name", it.unavailable(), text -> text),
            ProcessInfo::name),
        Column.text(speech, "command", it -> command(speech, it), ProcessInfo::commandLine));
  }

  private static Cell command(Speech speech, ProcessInfo process) {
    Cell cell =
        speech.figure(process.commandLine(), "commandLine", process.unavailable(), text -> text);
    return new Cell(cell.text(), Tint.DIM);
  }

  private static Cell state(Speech speech, ProcessInfo process) {
    Cell cell = speech.figure(process.state(), "state", process.unavailable(), speech.words()::of);
    return process.state() == null ? cell : new Cell(cell.text(), tint(process.state()));
  }

  private static Tint tint(ProcessState state) {
    return switch (state) {
      case RUNNING -> Tint.GOOD;
      case DISK_SLEEP, STOPPED, TRACED -> Tint.WARNING;
      case ZOMBIE, DEAD -> Tint.BAD;
      case SLEEPING, IDLE, PARKED, OTHER -> Tint.DIM;
    };
  }
}
