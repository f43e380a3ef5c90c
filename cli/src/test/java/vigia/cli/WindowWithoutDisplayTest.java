package vigia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowWithoutDisplayTest {
  @TempDir private Path home;

  private Run run(Map<String, String> environment, String... words) throws Exception {
    var all = new HashMap<>(environment);
    all.put("VIGIA_HOME", home.toString());
    try (var child = Child.onPipes(all, words)) {
      return child.run();
    }
  }

  private static void assertOneLine(Run run, List<String> commands) {
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(commands);
  }

  @Test
  void withoutAScreenItNamesWhatThereIsInstead() throws Exception {
    assertOneLine(
        run(Map.of(), "window"),
        List.of("vigia serve", "vigia overview", "vigia files", "vigia processes", "vigia scan"));
    assertOneLine(
        run(Map.of(), "janela"),
        List.of(
            "vigia servir", "vigia resumo", "vigia arquivos", "vigia processos", "vigia portas"));
  }

  @Test
  void aScreenThatCannotBeReachedIsNone() throws Exception {
    assertOneLine(run(Map.of("DISPLAY", ":4242"), "window"), List.of("vigia serve"));
  }

  @Test
  void itTakesNoWords() {
    Run run = Run.english("window", "abc");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("abc");
  }
}
