package vigia.cli.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigia.language.Language;
import vigia.machine.BadValue;
import vigia.machine.ProblemException;

class ParserTest {
  private static Invocation parse(String line) {
    return Parser.parse(List.of(line.split(" ")));
  }

  @Test
  void flagsMayStandAnywhere() {
    for (String line :
        List.of(
            "--format json files /etc --limit 3",
            "files --format=json --limit=3 /etc",
            "arquivos /etc --limit 3 --format json")) {
      Invocation found = parse(line);
      assertThat(found.command()).isEqualTo(Command.FILES);
      assertThat(found.arguments()).containsExactly("/etc");
      assertThat(found.text(Flag.FORMAT)).isEqualTo("json");
      assertThat(found.text(Flag.LIMIT)).isEqualTo("3");
    }
  }

  @Test
  void whatLooksLikeANumberIsNoFlag() {
    assertThat(parse("process -5").arguments()).containsExactly("-5");
    assertThat(parse("files /etc --limit -5").text(Flag.LIMIT)).isEqualTo("-5");
    assertThat(Parser.parse(List.of("scan", "h", "")).arguments()).containsExactly("h", "");
    assertThat(parse("scan -- -oX").arguments()).containsExactly("-oX");
  }

  @ParameterizedTest
  @CsvSource({
    "scan -oX, cli.usage.unknown-flag",
    "files /etc --sort, cli.usage.missing-value",
    "files, cli.usage.missing.path",
    "files /etc /usr, cli.usage.too-many-arguments",
    "files /etc --tree, cli.usage.unknown-flag",
    "procesess, cli.usage.unknown-command-near",
    "dance, cli.usage.unknown-command",
    "--format json, cli.usage.no-command"
  })
  void whatIsNoCommandIsSaid(String line, String key) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOfSatisfying(
            UsageException.class, usage -> assertThat(usage.key()).isEqualTo(key));
  }

  @Test
  void aChoiceIsOneOfTheList() {
    assertThatThrownBy(() -> parse("files /etc --sort colour"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.problem().param("reason")).isEqualTo(BadValue.NOT_ONE_OF.wire());
              assertThat(problem.problem().param("allowed")).contains("created");
            });
  }

  @Test
  void anAliasAsksForPortuguese() {
    Map<String, String> english = Map.of("LANG", "en_US.UTF-8");
    assertThat(CommandWord.language(List.of("arquivos", "/etc"), "", english))
        .isEqualTo(Language.PT_BR);
    assertThat(CommandWord.language(List.of("arquivos", "/etc", "--lang", "en"), "", english))
        .isEqualTo(Language.EN);
    assertThat(CommandWord.language(List.of("files", "/etc", "--lang=pt-BR"), "", english))
        .isEqualTo(Language.PT_BR);
    assertThat(CommandWord.language(List.of("files", "arquivos"), "", english))
        .isEqualTo(Language.EN);
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500", "2s, 2000", "10m, 600000", "12h, 43200000", "30d, 2592000000"})
  void times(String text, long millis) {
    assertThat(Values.time("interval", text).toMillis()).isEqualTo(millis);
    assertThat(Values.seconds("watch", "0,5").toMillis()).isEqualTo(500);
  }

  @Test
  void bytesThatAreNotUtf8ComeBack() {
    byte[] typed = {'/', 't', (byte) 0xff, (byte) 0xc3, (byte) 0xa9, (byte) 0xc3, '/', 'x'};
    String kept = RawWords.kept(typed);
    assertThat(kept).isEqualTo("/t\udcffé\udcc3/x");
    assertThat(RawWords.path(kept).bytes()).isEqualTo(typed);
    assertThat(RawWords.path("/é日😀").bytes()).isEqualTo("/é日😀".getBytes(StandardCharsets.UTF_8));
  }
}
