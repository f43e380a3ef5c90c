package vigia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vigia.machine.ProcessDetails;
import vigia.machine.Wire;

/// `vigia process PID --details`.
class ProcessDetailsTest {
  private final Process child = start();

  private static Process start() {
    try {
      return new ProcessBuilder("sleep", "1000").start();
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  @AfterEach
  void end() {
    child.destroyForcibly().onExit().join();
  }

  private String pid() {
    return Long.toString(child.pid());
  }

  @Test
  void theTableHasThreeBlocks() {
    Run english = Run.english("process", pid(), "--details");
    assertThat(english.exit()).isZero();
    assertThat(english.out().lines().filter(line -> !line.startsWith(" ") && !line.isEmpty()))
        .containsExactly("PROCESS", "DETAILS", "LIMITS");
    assertThat(english.out())
        .containsPattern("\\n  Share of memory \\(PSS\\) +[\\d.]+ KiB +[\\d,]+ B\\n")
        .containsPattern("\\n  Open descriptors +\\d+\\n")
        .containsPattern("\\n  Environment +\\d+ variables? +\\([\\d.]+ (B|KiB)\\)\\n")
        .containsPattern("\\n  Address space +\\S.*hard: \\S.*\\n")
        .containsPattern("\\n  Open files +[\\d,]+ +hard: [\\d,]+\\n");
    assertThat(Run.portuguese("processo", pid(), "--details").out())
        .contains("\nDETALHES\n", "\nLIMITES\n", "Arquivos abertos", "rígido: ");
    assertThat(Run.english("process", pid()).out()).doesNotContain("DETAILS");
  }

  @Test
  void forProgramsItIsTheWholeAnswer() {
    for (String format : List.of("json", "jsonl")) {
      Run run = Run.english("process", pid(), "--details", "--format", format);
      ProcessDetails details = Wire.read(ProcessDetails.class, run.out());
      assertThat(details.process().pid()).isEqualTo(child.pid());
      assertThat(details.descriptors()).isEqualTo(3);
      assertThat(run.out().lines()).hasSize(1);
    }
  }

  @Test
  void asCommaSeparatedValuesItIsAListOfFigures() {
    Run run = Run.english("process", pid(), "--details", "--format", "csv");
    assertThat(run.out().lines())
        .startsWith("name,value", "process.pid," + pid())
        .contains("descriptors,3", "limits.0.name,cpu-time", "limits.0.unit,seconds");
  }

  @Test
  void aPidThatNobodyHasIsSaid() {
    Run run = Run.english("process", "4194304999", "--details");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).containsIgnoringCase("no such process");
  }
}
