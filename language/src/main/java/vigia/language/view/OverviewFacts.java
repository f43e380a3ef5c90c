package vigia.language.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigia.language.Cell;
import vigia.language.Formats;
import vigia.language.Speech;
import vigia.language.Tint;
import vigia.machine.Cpu;
import vigia.machine.Host;
import vigia.machine.Limits;
import vigia.machine.Load;
import vigia.machine.Memory;
import vigia.machine.Network;
import vigia.machine.Overview;

/// The overview but its file systems, which are a table: [FileSystemColumns].
public final class OverviewFacts {
  private final Speech speech;
  private final Formats formats;

  private final String hint;

  private OverviewFacts(Speech speech, String hint) {
    this.speech = speech;
    this.hint = hint;
    formats = speech.formats();
  }

  /// @param hint how CPU use is measured, shown where it was not; empty for nothing
  public static List<FactBlock> of(Overview overview, Speech speech, String hint) {
    return new OverviewFacts(speech, hint).blocks(overview);
  }

  private List<FactBlock> blocks(Overview overview) {
    var blocks = new ArrayList<FactBlock>();
    blocks.add(host(overview.host(), overview.sampledAt()));
    blocks.add(cpu(overview.cpu(), overview.load()));
    blocks.add(memory(overview.memory()));
    if (overview.limits().memoryMaxBytes() != null || overview.limits().cpuMaxCores() != null) {
      blocks.add(limits(overview.limits()));
    }
    blocks.add(network(overview.network()));
    return blocks;
  }

  private FactBlock host(Host host, Instant now) {
    var facts = new FactBlock.Maker(speech, host.unavailable());
    facts.add("host.name", facts.figure(host.name(), "name"));
    facts.add("host.os", facts.figure(host.os(), "os"));
    facts.add("host.kernel", facts.figure(host.kernel(), "kernel"));
    facts.add("host.boot", facts.figure(host.bootTime(), "bootTime", boot -> bootedAt(boot, now)));
    if (host.container() != null) {
      facts.add("host.container", Fact.text(host.container()));
    }
    return facts.under("overview.machine");
  }

  private String bootedAt(Instant boot, Instant now) {
    Duration ago = Duration.between(boot, now);
    return speech.text(
        "host.boot-since",
        "time",
        formats.instant(boot),
        "ago",
        formats.duration(ago.isNegative() ? Duration.ZERO : ago));
  }

  private FactBlock cpu(Cpu cpu, Load load) {
    var facts = new FactBlock.Maker(speech, cpu.unavailable());
    facts.add("cpu.name", facts.figure(cpu.name(), "name"));
    facts.add("cpu.model", model(facts, cpu));
    facts.add(
        "cpu.architecture",
        facts.figure(cpu.architecture(), "architecture"),
        Fact.text(", "),
        facts.figure(
            cpu.wordBits(),
            "wordBits",
            bits -> speech.text("cpu.bits", "bits", Integer.toString(bits))));
    facts.add(
        "cpu.cores",
        facts.figure(
            cpu.logicalCores(),
            "logicalCores",
            cores -> speech.catalogue().counted("cpu.logical", cores, formats)),
        Fact.text(", "),
        facts.figure(
            cpu.physicalCores(),
            "physicalCores",
            cores -> speech.catalogue().counted("cpu.physical", cores, formats)));
    facts.add("cpu.clock", clock(facts, cpu));
    facts.add("cpu.usage", usage(facts, cpu));
    facts.add("cpu.load", load(load));
    return facts.under("overview.cpu");
  }

  private Fact.Part model(FactBlock.Maker facts, Cpu cpu) {
    List<String> parts =
        Stream.of(
                Stream.ofNullable(cpu.vendor()),
                part("cpu.family", cpu.family()),
                part("cpu.model-number", cpu.model()),
                part("cpu.stepping", cpu.stepping()))
            .flatMap(part -> part)
            .toList();
    return facts.figure(parts.isEmpty() ? null : String.join(", ", parts), "model");
  }

  private Stream<String> part(String key, @Nullable String value) {
    return value == null ? Stream.empty() : Stream.of(speech.text(key, "value", value));
  }

  private List<Fact.Part> clock(FactBlock.Maker facts, Cpu cpu) {
    Fact.Part now = facts.figure(cpu.currentHertz(), "currentHertz", formats::hertz);
    return cpu.maxHertz() == null
        ? List.of(now)
        : List.of(
            now,
            Fact.aside("  " + speech.text("cpu.highest", "clock", formats.hertz(cpu.maxHertz()))));
  }

  private List<Fact.Part> usage(FactBlock.Maker facts, Cpu cpu) {
    Double percent = cpu.percent();
    if (percent == null) {
      return List.of(
          facts.figure(percent, "percent", formats::percent),
          Fact.aside(hint.isEmpty() ? "" : "  " + hint));
    }
    Long interval = cpu.intervalMillis();
    return interval == null
        ? List.of(new Fact.Share(percent))
        : List.of(new Fact.Share(percent), Fact.aside("  " + over(speech, interval)));
  }

  /// Over which time something was measured.
  static String over(Speech speech, long millis) {
    return speech.text(
        "cpu.over", "interval", speech.formats().duration(Duration.ofMillis(millis)));
  }

  private List<Fact.Part> load(Load load) {
    var facts = new FactBlock.Maker(speech, load.unavailable());
    return List.of(
        facts.figure(load.one(), "one", this::two),
        Fact.text("  "),
        facts.figure(load.five(), "five", this::two),
        Fact.text("  "),
        facts.figure(load.fifteen(), "fifteen", this::two),
        Fact.aside("  " + speech.text("cpu.load-over")));
  }

  private String two(double value) {
    return formats.decimal(value, 2);
  }

  private FactBlock memory(Memory memory) {
    var facts = new FactBlock.Maker(speech, memory.unavailable());
    facts.add("memory.total", facts.size(memory.totalBytes(), "totalBytes"));
    Long used = memory.usedBytes();
    Long total = memory.totalBytes();
    if (used != null && total != null && total > 0) {
      facts.add("memory.used", new Fact.Size(used), new Fact.Share(100.0 * used / total));
      facts.add("memory.formula", Fact.aside(speech.text("memory.formula-text")));
    } else {
      facts.add("memory.used", facts.size(used, "usedBytes"));
    }
    facts.add("memory.free", facts.size(memory.freeBytes(), "freeBytes"));
    facts.add("memory.available", facts.size(memory.availableBytes(), "availableBytes"));
    facts.add("memory.buffers", facts.size(memory.buffersBytes(), "buffersBytes"));
    facts.add("memory.cached", facts.size(memory.cachedBytes(), "cachedBytes"));
    facts.add("memory.swap", facts.size(memory.swapTotalBytes(), "swapTotalBytes"));
    if (memory.swapTotalBytes() != null && memory.swapTotalBytes() > 0) {
      facts.add("memory.swap-used", facts.size(memory.swapUsedBytes(), "swapUsedBytes"));
    }
    return facts.under("overview.memory");
  }

  private FactBlock limits(Limits limits) {
    var facts = new FactBlock.Maker(speech, limits.unavailable());
    facts.add("limits.group", facts.figure(limits.group(), "group"));
    if (limits.memoryMaxBytes() != null) {
      facts.add(
          "limits.memory",
          facts.figure(limits.memoryUsedBytes(), "memoryUsedBytes", formats::bytes),
          Fact.text(" " + speech.text("limits.of") + " " + formats.bytes(limits.memoryMaxBytes())));
    }
    if (limits.cpuMaxCores() != null) {
      facts.add(
          "limits.cpu", Fact.text(speech.text("limits.cores", "cores", two(limits.cpuMaxCores()))));
    }
    return facts.under("overview.limits");
  }

  private FactBlock network(Network network) {
    var facts = new FactBlock.Maker(speech, network.unavailable());
    facts.add(
        "network.received",
        traffic(facts, network.receivedBytes(), "receivedBytes", network.receivedBytesPerSecond()));
    facts.add(
        "network.sent",
        traffic(facts, network.sentBytes(), "sentBytes", network.sentBytesPerSecond()));
    return facts.under("overview.network");
  }

  private List<Fact.Part> traffic(
      FactBlock.Maker facts, @Nullable Long bytes, String name, @Nullable Double rate) {
    Fact.Part total = facts.size(bytes, name);
    return rate == null
        ? List.of(total)
        : List.of(total, new Fact.Text(Cell.of("  " + formats.bytesPerSecond(rate), Tint.ACCENT)));
  }
}
