package vigia.language.view;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.language.Cell;
import vigia.language.Formats;
import vigia.language.Speech;
import vigia.language.Visible;
import vigia.machine.ProcessDetails;
import vigia.machine.ResourceLimit;
import vigia.machine.Unavailable;
import vigia.machine.Unit;

/// What is only asked for one process at a time.
public final class ProcessDetailFacts {
  private final Speech speech;
  private final Formats formats;

  private ProcessDetailFacts(Speech speech) {
    this.speech = speech;
    formats = speech.formats();
  }

  /// Its details and its limits.
  public static List<FactBlock> of(ProcessDetails details, Speech speech) {
    var facts = new ProcessDetailFacts(speech);
    return List.of(facts.details(details), facts.limits(details));
  }

  private FactBlock details(ProcessDetails details) {
    var facts = new FactBlock.Maker(speech, details.unavailable());
    facts.add("process.pss", facts.size(details.pssBytes(), "pssBytes"));
    facts.add("process.private", facts.size(details.privateBytes(), "privateBytes"));
    facts.add("process.swap", facts.size(details.swapBytes(), "swapBytes"));
    facts.add("process.read", facts.size(details.readBytes(), "readBytes"));
    facts.add("process.written", facts.size(details.writtenBytes(), "writtenBytes"));
    facts.add(
        "process.descriptors", facts.figure(details.descriptors(), "descriptors", formats::count));
    facts.add("process.cgroup", facts.figure(details.cgroup(), "cgroup"));
    facts.add("process.environment", environment(details, facts));
    return facts.under("process.details");
  }

  private List<Fact.Part> environment(ProcessDetails details, FactBlock.Maker facts) {
    Fact.Part variables =
        facts.figure(
            details.environmentVariables(),
            "environmentVariables",
            count -> speech.catalogue().counted("process.variables", count, formats));
    Long bytes = details.environmentBytes();
    return bytes == null
        ? List.of(variables)
        : List.of(variables, Fact.aside("  (" + formats.bytes(bytes) + ")"));
  }

  private FactBlock limits(ProcessDetails details) {
    var facts = new FactBlock.Maker(speech, details.unavailable());
    if (details.limits().isEmpty()) {
      facts.add("process.limits", facts.figure(null, "limits"));
    }
    for (ResourceLimit limit : details.limits()) {
      facts.labelled(
          name(limit),
          new Fact.Text(value(limit, "soft", limit.soft())),
          Fact.aside(
              "  "
                  + speech.text(
                      "process.hard", "limit", value(limit, "hard", limit.hard()).text())));
    }
    return facts.under("process.limits");
  }

  /// A newer kernel may have more of them than the catalogue.
  private String name(ResourceLimit limit) {
    String key = "process.limit." + limit.name();
    return speech.catalogue().has(key) ? speech.text(key) : Visible.escaped(limit.name());
  }

  private Cell value(ResourceLimit limit, String which, @Nullable Long value) {
    return value == null && limit.unavailable().get(which) == Unavailable.NOT_APPLICABLE
        ? Cell.of(speech.text("process.unlimited"))
        : speech.figure(value, which, limit.unavailable(), it -> amount(limit.unit(), it));
  }

  private String amount(Unit unit, long value) {
    return switch (unit) {
      case BYTES -> formats.bytes(value);
      case SECONDS -> formats.duration(Duration.ofSeconds(value));
      case MICROSECONDS -> formats.count(value) + " µs";
      default -> formats.count(value);
    };
  }
}
