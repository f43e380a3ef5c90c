package vigia.language.view;

import java.util.ArrayList;
import java.util.List;
import vigia.language.Formats;
import vigia.language.Speech;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;

/// One process.
public final class ProcessFacts {
  private ProcessFacts() {}

  public static FactBlock of(ProcessInfo process, Speech speech) {
    Formats formats = speech.formats();
    var facts = new FactBlock.Maker(speech, process.unavailable());
    facts.add("process.pid", Fact.text(Long.toString(process.pid())));
    facts.add("process.name", facts.figure(process.name(), "name"));
    facts.add("process.exe", facts.figure(process.exe(), "exe"));
    facts.add("process.command", facts.figure(process.commandLine(), "commandLine"));
    facts.add("process.memory", memory(process, speech, facts));
    facts.add("process.cpu", cpu(process, speech, facts));
    facts.add("process.state", facts.figure(process.state(), "state", speech.words()::of));
    facts.add("process.user", facts.figure(process.user(), "user"));
    facts.add("process.parent", facts.figure(process.parentPid(), "parentPid", String::valueOf));
    facts.add("process.threads", facts.figure(process.threads(), "threads", formats::count));
    facts.add("process.started", facts.figure(process.startTime(), "startTime", formats::instant));
    return facts.under("process.title");
  }

  /// The same, and its details and limits.
  public static List<FactBlock> of(ProcessDetails details, Speech speech) {
    var blocks = new ArrayList<FactBlock>();
    blocks.add(of(details.process(), speech));
    blocks.addAll(ProcessDetailFacts.of(details, speech));
    return blocks;
  }

  private static List<Fact.Part> memory(ProcessInfo process, Speech speech, FactBlock.Maker facts) {
    Formats formats = speech.formats();
    Long rss = process.rssBytes();
    if (rss == null) {
      return List.of(facts.figure(rss, "rssBytes", formats::bytes));
    }
    Double percent = process.memoryPercent();
    String share =
        percent == null
            ? ""
            : ", " + speech.text("process.of-memory", "percent", formats.percent(percent));
    return List.of(
        Fact.text(formats.bytes(rss) + share), Fact.aside("  (" + formats.count(rss) + " B)"));
  }

  private static List<Fact.Part> cpu(ProcessInfo process, Speech speech, FactBlock.Maker facts) {
    Formats formats = speech.formats();
    Double ofCore = process.cpuPercent();
    Double ofMachine = process.cpuPercentOfMachine();
    if (ofCore == null || ofMachine == null) {
      return List.of(facts.figure(null, "cpuPercent"));
    }
    Fact.Part shares =
        Fact.text(
            speech.text(
                "process.cpu-shares",
                "core",
                formats.percent(ofCore),
                "machine",
                formats.percent(ofMachine)));
    Long interval = process.intervalMillis();
    return interval == null
        ? List.of(shares)
        : List.of(shares, Fact.aside("  " + OverviewFacts.over(speech, interval)));
  }
}
