package vigia.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.machine.BadValue;
import vigia.machine.FileType;
import vigia.machine.Permission;
import vigia.machine.PortReason;
import vigia.machine.PortState;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.ProcessState;
import vigia.machine.ScanState;
import vigia.machine.TargetState;
import vigia.machine.Unavailable;

class ProblemsTest {
  /// What the machine's own code says of each code's parameters, in full and in its barest form.
  private static Problem full(ProblemCode code) {
    return Problem.of(
        code,
        "pid",
        "7",
        "path",
        "/x",
        "name",
        "a",
        "expected",
        "b",
        "target",
        "t",
        "machine",
        "m",
        "scan",
        "s",
        "method",
        "PUT",
        "limit",
        "1 MiB");
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void everyCodeHasASentenceInBothLanguages(ProblemCode code) {
    String en = Problems.sentence(full(code), Language.EN);
    String pt = Problems.sentence(full(code), Language.PT_BR);
    assertThat(List.of(en, pt)).allMatch(s -> s.length() > 15).noneMatch(s -> s.contains("{"));
    assertThat(en).isNotEqualTo(pt);
  }

  @ParameterizedTest
  @EnumSource(BadValue.class)
  void everyReasonHasASentenceForEveryField(BadValue reason) {
    for (Language language : Language.values()) {
      for (String field : fields()) {
        Problem problem =
            Problem.of(
                ProblemCode.BAD_REQUEST,
                "field",
                field,
                "reason",
                reason.wire(),
                "value",
                "wrong",
                "least",
                "1",
                "most",
                "9",
                "allowed",
                "a, b");
        assertThat(Problems.sentence(problem, language))
            .as(field + " " + reason)
            .doesNotContain("{")
            .hasSizeGreaterThan(10);
      }
    }
  }

  @Test
  void aFieldOrReasonOfALaterServerStillMakesASentence() {
    Problem problem =
        Problem.of(
            ProblemCode.BAD_REQUEST, "field", "colour", "reason", "too-bright", "value", "red");
    assertThat(Problems.sentence(problem, Language.EN)).contains("colour", "red");
    assertThat(Problems.sentence(problem, Language.PT_BR)).contains("colour", "red");
  }

  @Test
  void theWordsOfTheRequirementsAppearLiterally() {
    Problem directory = Problem.of(ProblemCode.NO_SUCH_DIRECTORY, "path", "/nao/existe");
    Problem process = Problem.of(ProblemCode.NO_SUCH_PROCESS, "pid", "4194304999");
    assertThat(Problems.sentence(directory, Language.PT_BR))
        .isEqualTo("O diretório não existe: /nao/existe");
    assertThat(Problems.sentence(directory, Language.EN))
        .isEqualTo("The directory does not exist: /nao/existe");
    assertThat(Problems.sentence(process, Language.PT_BR)).contains("processo não encontrado");
    assertThat(Problems.sentence(process, Language.EN)).contains("no such process");
  }

  @Test
  void deniedNamesWhatWasDenied() {
    assertThat(
            Problems.sentence(
                Problem.of(ProblemCode.PERMISSION_DENIED, "path", "/root"), Language.EN))
        .contains("/root");
    assertThat(
            Problems.sentence(
                Problem.of(ProblemCode.PERMISSION_DENIED, "pid", "1"), Language.PT_BR))
        .contains("processo 1");
  }

  /// It may never have been.
  @Test
  void anUnknownScanIsNotSaidToHaveBeen() {
    Problem problem = Problem.of(ProblemCode.NO_SUCH_SCAN, "scan", "1f0e");
    assertThat(Problems.sentence(problem, Language.EN))
        .contains("1f0e", "vigia scans")
        .doesNotContain("any more");
    assertThat(Problems.sentence(problem, Language.PT_BR))
        .contains("1f0e", "vigia varreduras")
        .doesNotContain("mais");
  }

  @Test
  void whatCannotBeWrittenIsNotSaidToBeUnreadable() {
    Problem problem = Problem.of(ProblemCode.PERMISSION_DENIED, "path", "/x", "detail", "write");
    assertThat(Problems.sentence(problem, Language.EN)).contains("/x cannot be changed");
    assertThat(Problems.sentence(problem, Language.PT_BR)).contains("alterar /x");
  }

  @Test
  void everyValueOfEveryEnumerationHasAWord() {
    for (Language language : Language.values()) {
      var words = new Words(language);
      var all = new ArrayList<String>();
      for (ProcessState state : ProcessState.values()) {
        all.add(words.of(state));
      }
      for (FileType type : FileType.values()) {
        all.add(words.of(type));
      }
      for (Unavailable why : Unavailable.values()) {
        all.add(words.of(why));
      }
      for (ScanState state : ScanState.values()) {
        all.add(words.of(state));
      }
      for (TargetState state : TargetState.values()) {
        all.add(words.of(state));
      }
      for (PortReason reason : PortReason.values()) {
        all.add(words.of(reason));
      }
      for (Permission permission : Permission.values()) {
        all.add(words.of(permission));
      }
      assertThat(all).allMatch(word -> !word.isBlank());
      assertThat(words.of(PortState.OPEN_OR_FILTERED)).isEqualTo("open|filtered");
    }
  }

  private static List<String> fields() {
    return Catalogue.of(Language.EN).keys().stream()
        .filter(key -> key.startsWith("field."))
        .map(key -> key.substring("field.".length()))
        .toList();
  }
}
