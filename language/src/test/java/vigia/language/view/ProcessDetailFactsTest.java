package vigia.language.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vigia.language.Language;
import vigia.language.Speech;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;
import vigia.machine.ResourceLimit;
import vigia.machine.Unavailable;
import vigia.machine.Unit;

class ProcessDetailFactsTest {
  private static final Speech ENGLISH = Speech.of(Language.EN, ZoneOffset.UTC);
  private static final Unavailable NONE = Unavailable.NOT_APPLICABLE;

  private static final ProcessInfo PROCESS =
      new ProcessInfo(
          7, null, null, null, null, null, null, null, null, null, null, null, null, null,
          Map.of());

  private static ProcessDetails with(List<ResourceLimit> limits, Map<String, Unavailable> why) {
    return new ProcessDetails(
        PROCESS, null, null, 0L, null, null, 1_234L, limits, null, 1L, 27L, why);
  }

  private static List<String> lines(FactBlock block) {
    return block.facts().stream()
        .map(fact ->
            fact.label()
                + ": "
                + fact.parts().stream()
                    .map(part ->
                        switch (part) {
                          case Fact.Text(var cell) -> cell.text();
                          case Fact.Size(long bytes) -> bytes + " B";
                          case Fact.Share(double percent) -> percent + "%";
                        })
                    .collect(Collectors.joining()))
        .toList();
  }

  @Test
  void eachFigureIsThereOrSaysWhyNot() {
    ProcessDetails details =
        with(
            List.of(),
            Map.of(
                "pssBytes",
                Unavailable.PERMISSION_DENIED,
                "readBytes",
                Unavailable.NOT_SUPPORTED,
                "limits",
                Unavailable.GONE));
    List<FactBlock> blocks = ProcessDetailFacts.of(details, ENGLISH);
    assertThat(lines(blocks.getFirst()))
        .contains(
            "Share of memory (PSS): denied",
            "Swapped out: 0 B",
            "Read from storage: unsupported",
            "Open descriptors: 1,234",
            "Environment: 1 variable  (27 B)");
    assertThat(lines(blocks.getLast())).containsExactly("Limits: gone");
  }

  @Test
  void limitsAreInTheirUnits() {
    List<ResourceLimit> limits =
        List.of(
            new ResourceLimit("cpu-time", 90L, null, Unit.SECONDS, Map.of("hard", NONE)),
            new ResourceLimit("stack-size", 8_388_608L, 16_777_216L, Unit.BYTES, Map.of()),
            new ResourceLimit("open-files", 1_024L, 524_288L, Unit.COUNT, Map.of()),
            new ResourceLimit(
                "realtime-timeout",
                950_000L,
                null,
                Unit.MICROSECONDS,
                Map.of("hard", Unavailable.UNREADABLE)),
            new ResourceLimit("wi\u001bshes", 3L, 3L, Unit.NONE, Map.of()));
    assertThat(lines(ProcessDetailFacts.of(with(limits, Map.of()), ENGLISH).getLast()))
        .containsExactly(
            "CPU time: 1 min 30 s  hard: unlimited",
            "Stack size: 8.0 MiB  hard: 16.0 MiB",
            "Open files: 1,024  hard: 524,288",
            "Real-time timeout: 950,000 µs  hard: unreadable",
            "wi\\x1Bshes: 3  hard: 3");
  }
}
