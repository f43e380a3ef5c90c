package vigia.cli.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigia.cli.terminal.Cell;
import vigia.cli.terminal.Speech;
import vigia.cli.terminal.Style.Tint;
import vigia.language.Formats;
import vigia.machine.Cpu;
import vigia.machine.Host;
import vigia.machine.Limits;
import vigia.machine.Load;
import vigia.machine.Memory;
import vigia.machine.Network;
import vigia.machine.Overview;
import vigia.machine.Unavailable;

/// The overview for people.
final class OverviewView {
  private static final int BAR = 20;

  private final Call call;
  private final Speech speech;
  private final Formats formats;

  OverviewView(Call call) {
    this.call = call;
    speech = call.speech();
    formats = speech.formats();
  }

  void print(Overview overview) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block("cli.overview.machine", host(overview)));
    blocks.add(new Block("cli.overview.cpu", cpu(overview.cpu(), overview.load())));
    blocks.add(new Block("cli.overview.memory", memory(overview.memory())));
    if (overview.limits().memoryMaxBytes() != null || overview.limits().cpuMaxCores() != null) {
      blocks.add(new Block("cli.overview.limits", limits(overview.limits())));
    }
    blocks.add(new Block("cli.overview.network", network(overview.network())));
    int labels = blocks.stream().mapToInt(block -> block.facts.labelWidth()).max().orElse(0);
    for (Block block : blocks) {
      block.facts.print(block.title, labels);
      call.out().line("");
    }
    new FileSystemsView(call).print(overview);
  }

  private record Block(String title, Facts facts) {}

  private Facts host(Overview overview) {
    Host host = overview.host();
    Map<String, Unavailable> why = host.unavailable();
    var facts = new Facts(call);
    facts.add("cli.host.name", facts.figure(host.name(), "name", why, text -> text));
    facts.add("cli.host.os", facts.figure(host.os(), "os", why, text -> text));
    facts.add("cli.host.kernel", facts.figure(host.kernel(), "kernel", why, text -> text));
    facts.add(
        "cli.host.boot",
        facts.figure(
            host.bootTime(),
            "bootTime",
            why,
            boot ->
                speech.text(
                    "cli.host.boot-since",
                    "time",
                    formats.instant(boot),
                    "ago",
                    formats.duration(positive(Duration.between(boot, overview.sampledAt()))))));
    if (host.container() != null) {
      facts.add("cli.host.container", Cell.of(host.container()));
    }
    return facts;
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private Facts cpu(Cpu cpu, Load load) {
    Map<String, Unavailable> why = cpu.unavailable();
    var facts = new Facts(call);
    facts.add("cli.cpu.name", facts.figure(cpu.name(), "name", why, text -> text));
    facts.add("cli.cpu.model", model(cpu));
    facts.add(
        "cli.cpu.architecture",
        facts.figure(cpu.architecture(), "architecture", why, text -> text),
        Cell.of(", "),
        facts.figure(
            cpu.wordBits(),
            "wordBits",
            why,
            bits -> speech.text("cli.cpu.bits", "bits", Integer.toString(bits))));
    facts.add(
        "cli.cpu.cores",
        facts.figure(
            cpu.logicalCores(),
            "logicalCores",
            why,
            cores -> speech.catalogue().counted("cli.cpu.logical", cores, formats)),
        Cell.of(", "),
        facts.figure(
            cpu.physicalCores(),
            "physicalCores",
            why,
            cores -> speech.catalogue().counted("cli.cpu.physical", cores, formats)));
    facts.add("cli.cpu.clock", clock(facts, cpu));
    facts.add("cli.cpu.usage", usage(facts, cpu));
    facts.add(
        "cli.cpu.load",
        facts.figure(load.one(), "one", load.unavailable(), this::two),
        Cell.of("  "),
        facts.figure(load.five(), "five", load.unavailable(), this::two),
        Cell.of("  "),
        facts.figure(load.fifteen(), "fifteen", load.unavailable(), this::two),
        Cell.of("  " + speech.text("cli.cpu.load-over"), Tint.DIM));
    return facts;
  }

  private String two(double value) {
    return formats.decimal(value, 2);
  }

  private Cell model(Cpu cpu) {
    List<String> parts =
        Stream.of(
                cpu.vendor(),
                part("cli.cpu.family", cpu.family()),
                part("cli.cpu.model-number", cpu.model()),
                part("cli.cpu.stepping", cpu.stepping()))
            .filter(part -> part != null)
            .map(part -> part == null ? "" : part)
            .toList();
    return parts.isEmpty()
        ? Facts.figure(call, null, "model", cpu.unavailable(), text -> "")
        : Cell.of(String.join(", ", parts));
  }

  private @Nullable String part(String key, @Nullable String value) {
    return value == null ? null : speech.text(key, "value", value);
  }

  private Cell[] clock(Facts facts, Cpu cpu) {
    Cell now = facts.figure(cpu.currentHertz(), "currentHertz", cpu.unavailable(), formats::hertz);
    return cpu.maxHertz() == null
        ? new Cell[] {now}
        : new Cell[] {
          now,
          Cell.of(
              "  " + speech.text("cli.cpu.highest", "clock", formats.hertz(cpu.maxHertz())),
              Tint.DIM)
        };
  }

  private Cell[] usage(Facts facts, Cpu cpu) {
    Double percent = cpu.percent();
    if (percent == null) {
      return new Cell[] {
        facts.figure(null, "percent", cpu.unavailable(), text -> ""),
        Cell.of("  " + speech.text("cli.cpu.usage-hint"), Tint.DIM)
      };
    }
    String over =
        cpu.intervalMillis() == null
            ? ""
            : "  "
                + speech.text(
                    "cli.cpu.over",
                    "interval",
                    formats.duration(Duration.ofMillis(cpu.intervalMillis())));
    return new Cell[] {share(percent), bar(percent), Cell.of(over, Tint.DIM)};
  }

  private Cell share(double percent) {
    String text = formats.percent(percent);
    return new Cell(" ".repeat(Math.max(0, 6 - text.length())) + text, Tint.NONE);
  }

  private static Cell bar(double percent) {
    int full = (int) Math.round(Math.clamp(percent, 0, 100) * BAR / 100);
    return new Cell("  " + "━".repeat(full) + "─".repeat(BAR - full), Tint.ofShare(percent));
  }

  private Facts memory(Memory memory) {
    var facts = new Facts(call);
    size(facts, "cli.memory.total", memory.totalBytes(), "totalBytes", memory);
    Long used = memory.usedBytes();
    Long total = memory.totalBytes();
    if (used != null && total != null && total > 0) {
      double percent = 100.0 * used / total;
      facts.add("cli.memory.used", bytes(used), exact(used), share(percent), bar(percent));
      facts.add("cli.memory.formula", Cell.of(speech.text("cli.memory.formula-text"), Tint.DIM));
    } else {
      size(facts, "cli.memory.used", used, "usedBytes", memory);
    }
    size(facts, "cli.memory.free", memory.freeBytes(), "freeBytes", memory);
    size(facts, "cli.memory.available", memory.availableBytes(), "availableBytes", memory);
    size(facts, "cli.memory.buffers", memory.buffersBytes(), "buffersBytes", memory);
    size(facts, "cli.memory.cached", memory.cachedBytes(), "cachedBytes", memory);
    size(facts, "cli.memory.swap", memory.swapTotalBytes(), "swapTotalBytes", memory);
    if (memory.swapTotalBytes() != null && memory.swapTotalBytes() > 0) {
      size(facts, "cli.memory.swap-used", memory.swapUsedBytes(), "swapUsedBytes", memory);
    }
    return facts;
  }

  private void size(Facts facts, String key, @Nullable Long bytes, String name, Memory memory) {
    if (bytes == null) {
      facts.add(key, facts.figure(null, name, memory.unavailable(), text -> ""));
    } else {
      facts.add(key, bytes(bytes), exact(bytes));
    }
  }

  private Cell bytes(long bytes) {
    String text = formats.bytes(bytes);
    return new Cell(" ".repeat(Math.max(0, 11 - text.length())) + text, Tint.NONE);
  }

  private Cell exact(long bytes) {
    String text = formats.count(bytes);
    return new Cell(" ".repeat(Math.max(0, 20 - text.length())) + text + " B", Tint.DIM);
  }

  private Facts limits(Limits limits) {
    Map<String, Unavailable> why = limits.unavailable();
    var facts = new Facts(call);
    facts.add("cli.limits.group", facts.figure(limits.group(), "group", why, text -> text));
    if (limits.memoryMaxBytes() != null) {
      facts.add(
          "cli.limits.memory",
          facts.figure(limits.memoryUsedBytes(), "memoryUsedBytes", why, formats::bytes),
          Cell.of(" " + speech.text("cli.limits.of") + " "),
          Cell.of(formats.bytes(limits.memoryMaxBytes())));
    }
    if (limits.cpuMaxCores() != null) {
      facts.add(
          "cli.limits.cpu",
          Cell.of(speech.text("cli.limits.cores", "cores", two(limits.cpuMaxCores()))));
    }
    return facts;
  }

  private Facts network(Network network) {
    var facts = new Facts(call);
    add(
        facts,
        "cli.network.received",
        network.receivedBytes(),
        "receivedBytes",
        network.receivedBytesPerSecond(),
        network);
    add(
        facts,
        "cli.network.sent",
        network.sentBytes(),
        "sentBytes",
        network.sentBytesPerSecond(),
        network);
    return facts;
  }

  private void add(
      Facts facts,
      String key,
      @Nullable Long bytes,
      String name,
      @Nullable Double rate,
      Network network) {
    Function<Long, String> aligned = value -> bytes(value).text();
    Cell total = facts.figure(bytes, name, network.unavailable(), aligned);
    if (rate == null) {
      facts.add(key, total);
    } else {
      facts.add(key, total, Cell.of("  " + formats.bytesPerSecond(rate), Tint.ACCENT));
    }
  }
}
