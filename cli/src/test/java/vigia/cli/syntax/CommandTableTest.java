package vigia.cli.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.language.Catalogue;
import vigia.language.Cells;
import vigia.language.Language;

class CommandTableTest {
  /// The repository, seen from the module in which Maven runs its tests.
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  @ParameterizedTest
  @EnumSource(Language.class)
  void everythingThatCanBeTypedHasHelpThatFitsTheLine(Language language) {
    Catalogue catalogue = Catalogue.of(language);
    var help = new Help(catalogue, 80);
    assertThat(help.all().lines()).allMatch(line -> Cells.width(line) <= 80 || fixed(line));
    for (Command command : Command.values()) {
      assertThat(help.of(command).lines())
          .as(command.word())
          .allMatch(line -> Cells.width(line) <= 80 || fixed(line));
      for (Argument argument : command.arguments()) {
        assertThat(catalogue.has("cli.argument." + argument.name())).as(argument.name()).isTrue();
        assertThat(!argument.required() || catalogue.has("cli.usage.missing." + argument.name()))
            .as(argument.name())
            .isTrue();
      }
    }
  }

  /// Examples and usage are meant to be copied, so they are not broken.
  private static boolean fixed(String line) {
    return line.contains("vigia ");
  }

  @Test
  void aCommandHasNoWordTwice() {
    for (Command command : Command.values()) {
      assertThat(command.flags().stream().map(Flag::word))
          .as(command.word())
          .doesNotHaveDuplicates();
    }
    assertThat(
            Arrays.stream(Command.values())
                .flatMap(command -> Stream.of(command.word(), String.valueOf(command.alias())))
                .filter(word -> !word.equals("null")))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyTextThatTheCodeAsksForIsThere() throws IOException {
    Catalogue catalogue = Catalogue.of(Language.EN);
    Pattern key = Pattern.compile("\"(cli\\.[a-z.-]*[a-z])\"");
    Set<String> asked = new HashSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        key.matcher(Files.readString(source)).results().forEach(found -> asked.add(found.group(1)));
      }
    }
    assertThat(asked).hasSizeGreaterThan(50);
    assertThat(asked).allMatch(text -> catalogue.has(text) || catalogue.has(text + ".one"));
  }

  @Test
  void theBashScriptCompletes(@TempDir Path directory) throws Exception {
    Path script = directory.resolve("vigia.bash");
    Files.writeString(script, new Completion(Catalogue.of(Language.EN)).bash());
    assertThat(completed(script, "vigia", "fil")).containsExactly("files");
    assertThat(completed(script, "vigia", "files", "/etc", "--sort", ""))
        .contains("size", "created");
    assertThat(completed(script, "vigia", "processos", "--tr")).containsExactly("--tree");
    assertThat(completed(script, "vigia", "completion", "z")).containsExactly("zsh");
  }

  /// What bash offers for the last of the words.
  private static List<String> completed(Path script, String... words) throws Exception {
    String line = String.join(" ", Arrays.stream(words).map(word -> "'" + word + "'").toList());
    Process bash =
        new ProcessBuilder(
                "bash",
                "--norc",
                "-c",
                "source \"$0\"; COMP_WORDS=(%s); COMP_CWORD=%d; _vigia; printf '%%s\\n' \"${COMPREPLY[@]}\""
                    .formatted(line, words.length - 1),
                script.toString())
            .redirectErrorStream(true)
            .start();
    List<String> lines = bash.inputReader().lines().filter(text -> !text.isEmpty()).toList();
    assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return lines;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void zshAndFishGetEveryFlag(Language language) {
    var completion = new Completion(Catalogue.of(language));
    for (Flag flag : Flag.values()) {
      assertThat(completion.zsh()).contains("'--" + flag.word() + "[");
      assertThat(completion.fish()).contains("-l " + flag.word() + " ");
    }
    assertThat(completion.fish().lines().filter(line -> line.startsWith("complete")))
        .allMatch(line -> line.chars().filter(c -> c == '\'').count() % 2 == 0);
  }

  @Test
  void thePageOfCommandsSaysWhatTheProgramDoes() throws IOException {
    Path page = REPOSITORY.resolve("docs/cli.md");
    String now = new Reference(Catalogue.of(Language.EN)).markdown();
    if (Boolean.getBoolean("vigia.regenerate")) {
      Files.writeString(page, now);
    }
    assertThat(Files.readString(page))
        .as("docs/cli.md is old: run the tests of cli with -Dvigia.regenerate=true")
        .isEqualTo(now);
  }
}
