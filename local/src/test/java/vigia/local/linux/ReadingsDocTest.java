package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vigia.local.LocalOptions;
import vigia.local.PlatformThreads;
import vigia.local.ProbeReader;
import vigia.local.SampleCount;
import vigia.machine.Descriptor;
import vigia.machine.Figures;
import vigia.machine.Kind;
import vigia.machine.Probe;

/// `docs/readings.md` is what the list of probes says of itself. After a wished change: `mvn -pl
/// local -am test -Dtest=ReadingsDocTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dvigia.regenerate=true`.
class ReadingsDocTest {
  private static final Path COPY = Path.of("..", "docs", "readings.md");

  private final PlatformThreads threads = new PlatformThreads("readings-doc-test", 1);
  private final LinuxEngine engine = new LinuxEngine(LocalOptions.HERE, threads, new SampleCount());

  @AfterEach
  void close() {
    engine.close();
    threads.close();
  }

  @Test
  void theCopyInTheDocsIsTheProgramsOwn() throws IOException {
    var text = new StringBuilder(INTRODUCTION);
    for (ProbeReader<?, ?> reader : engine.probes()) {
      text.append(section(reader.type()));
    }
    if (Boolean.getBoolean("vigia.regenerate")) {
      Files.writeString(COPY, text);
    }
    assertThat(text.toString()).isEqualTo(Files.readString(COPY));
  }

  private static final String INTRODUCTION =
      """
      # Readings

      What is measured continuously, while somebody watches. Generated from `@Probe` and `@Figure` on the records by
      `local/…/ReadingsDocTest.java`, which fails when this is out of date. The same descriptors are in the answer of
      `GET /api/v1/machines/local/readings`; in `/metrics`, `memory.totalBytes` is `vigia_memory_total_bytes`.

      (4) is the fourth column of the source, Δ the difference to the sample before, t monotonic time, | else. A rate is
      absent (`first-sample`) in the first sample and where a counter went backwards.
      """;

  private static String section(Class<? extends Record> type) {
    Probe probe = type.getAnnotation(Probe.class);
    var text = new StringBuilder();
    text.append("\n## ").append(probe.name()).append("\n\n");
    text.append(probe.en()).append(" · ").append(probe.pt()).append("\n\n");
    text.append("| figure | unit | kind | source | formula | English | português |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    for (Descriptor each : Figures.descriptors(type)) {
      text.append("| `")
          .append(each.name().substring(probe.name().length() + 1))
          .append("` | ")
          .append(each.unit().wire())
          .append(" | ")
          .append(each.kind().wire())
          .append(" | ")
          .append(cell(each.source()))
          .append(" | ")
          .append(cell(each.formula()))
          .append(" | ")
          .append(cell(each.en()))
          .append(" | ")
          .append(cell(each.pt()))
          .append(" |\n");
    }
    return text.toString();
  }

  /// A bar would end the cell, and `*` in a path is no emphasis.
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
  }

  /// Formulas and sources are shown to readers of either language as they stand.
  @Test
  void formulasAndSourcesAreNotationAndNotProse() {
    for (ProbeReader<?, ?> reader : engine.probes()) {
      assertThat(Figures.descriptors(reader.type()))
          .isNotEmpty()
          .allSatisfy(each -> {
            assertThat(each.en()).as(each.name()).isNotBlank();
            assertThat(each.pt()).as(each.name()).isNotBlank();
            assertThat(each.source()).as(each.name()).isNotBlank();
            assertThat(each.formula() + " " + each.source())
                .as(each.name())
                .doesNotContainPattern(
                    "\\b(and|or|of|the|as|is|in|by|with|than|where|when|else|field|fields)\\b");
          });
    }
  }

  /// The wire has no units: they stand in the names.
  @Test
  void namesEndInTheirUnit() {
    for (ProbeReader<?, ?> reader : engine.probes()) {
      assertThat(Figures.descriptors(reader.type()))
          .filteredOn(each -> each.kind() != Kind.LABEL)
          .allSatisfy(each -> assertThat(each.name()).endsWith(ending(each)));
    }
  }

  private static String ending(Descriptor figure) {
    return switch (figure.unit()) {
      case BYTES -> "Bytes";
      case BYTES_PER_SECOND -> "BytesPerSecond";
      case BITS_PER_SECOND -> "BitsPerSecond";
      case PER_SECOND -> "PerSecond";
      case CELSIUS -> "Celsius";
      case PERCENT -> figure.name().equals("cpu.percent") ? "percent" : "Percent";
      case HERTZ -> "Hertz";
      case BITS -> "Bits";
      case MICROSECONDS -> "Micros";
      case MILLISECONDS -> "Millis";
      case SECONDS -> "Seconds";
      case CORES -> "Cores";
      case NONE, COUNT, INSTANT, TEXT -> "";
    };
  }
}
