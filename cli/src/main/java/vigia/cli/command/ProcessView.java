package vigia.cli.command;

import java.time.Duration;
import java.util.Map;
import vigia.cli.terminal.Cell;
import vigia.cli.terminal.Speech;
import vigia.cli.terminal.Style.Tint;
import vigia.language.Formats;
import vigia.machine.ProcessInfo;
import vigia.machine.Unavailable;

/// One process for people.
final class ProcessView {
  private final Call call;
  private final Speech speech;
  private final Formats formats;

  ProcessView(Call call) {
    this.call = call;
    speech = call.speech();
    formats = speech.formats();
  }

  void print(ProcessInfo process) {
    Map<String, Unavailable> why = process.unavailable();
    var facts = new Facts(call);
    facts.add("cli.process.pid", Cell.of(Long.toString(process.pid())));
    facts.add("cli.process.name", facts.figure(process.name(), "name", why, text -> text));
    facts.add("cli.process.exe", facts.figure(process.exe(), "exe", why, text -> text));
    facts.add(
        "cli.process.command",
        facts.figure(process.commandLine(), "commandLine", why, text -> text));
    memory(process, facts);
    cpu(process, facts);
    facts.add("cli.process.state", facts.figure(process.state(), "state", why, speech.words()::of));
    facts.add("cli.process.user", facts.figure(process.user(), "user", why, text -> text));
    facts.add(
        "cli.process.parent", facts.figure(process.parentPid(), "parentPid", why, String::valueOf));
    facts.add(
        "cli.process.threads", facts.figure(process.threads(), "threads", why, formats::count));
    facts.add(
        "cli.process.started",
        facts.figure(process.startTime(), "startTime", why, formats::instant));
    facts.print("cli.process.title", facts.labelWidth());
  }

  private void memory(ProcessInfo process, Facts facts) {
    Long rss = process.rssBytes();
    Double percent = process.memoryPercent();
    if (rss == null) {
      facts.add(
          "cli.process.memory", facts.figure(null, "rssBytes", process.unavailable(), t -> ""));
      return;
    }
    String share =
        percent == null
            ? ""
            : ", " + speech.text("cli.process.of-memory", "percent", formats.percent(percent));
    facts.add(
        "cli.process.memory",
        Cell.of(formats.bytes(rss) + share),
        Cell.of("  (" + formats.count(rss) + " B)", Tint.DIM));
  }

  private void cpu(ProcessInfo process, Facts facts) {
    Double ofCore = process.cpuPercent();
    Double ofMachine = process.cpuPercentOfMachine();
    if (ofCore == null || ofMachine == null) {
      facts.add(
          "cli.process.cpu", facts.figure(null, "cpuPercent", process.unavailable(), t -> ""));
      return;
    }
    Long interval = process.intervalMillis();
    String over =
        interval == null
            ? ""
            : "  "
                + speech.text(
                    "cli.cpu.over", "interval", formats.duration(Duration.ofMillis(interval)));
    facts.add(
        "cli.process.cpu",
        Cell.of(
            speech.text(
                "cli.process.cpu-shares",
                "core",
                formats.percent(ofCore),
                "machine",
                formats.percent(ofMachine))),
        Cell.of(over, Tint.DIM));
  }
}
