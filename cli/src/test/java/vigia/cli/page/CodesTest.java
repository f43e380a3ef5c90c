package vigia.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vigia.machine.AnswerKind;
import vigia.machine.BadValue;
import vigia.machine.FileType;
import vigia.machine.FileTypeFilter;
import vigia.machine.ListenerFinding;
import vigia.machine.MethodReason;
import vigia.machine.Permission;
import vigia.machine.PortReason;
import vigia.machine.PortState;
import vigia.machine.ProblemCode;
import vigia.machine.ProcessState;
import vigia.machine.ScanMethod;
import vigia.machine.ScanState;
import vigia.machine.TargetFinding;
import vigia.machine.TargetState;
import vigia.machine.Unavailable;

/// The page's catalogues have a sentence for each word of `codes.ts`, or they do not compile; this
/// holds that those are all the words that a server can send.
class CodesTest {
  private static final Path CODES = Path.of("../web/src/page/machine/codes.ts");
  private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");

  static Stream<Arguments> words() {
    return Stream.of(
        words("problemCodes", ProblemCode.values(), ProblemCode::wire),
        words("badValues", BadValue.values(), BadValue::wire),
        words("reasons", Unavailable.values(), Unavailable::wire),
        words("fileTypes", FileType.values(), FileType::wire),
        words("typeFilters", FileTypeFilter.values(), FileTypeFilter::wire),
        words("processStates", ProcessState.values(), ProcessState::wire),
        words("portStates", PortState.values(), PortState::wire),
        words("portReasons", PortReason.values(), PortReason::wire),
        words("answerKinds", AnswerKind.values(), AnswerKind::wire),
        words("listenerFindings", ListenerFinding.values(), ListenerFinding::wire),
        words("scanMethods", ScanMethod.values(), ScanMethod::wire),
        words("methodReasons", MethodReason.values(), MethodReason::wire),
        words("scanStates", ScanState.values(), ScanState::wire),
        words("targetStates", TargetState.values(), TargetState::wire),
        words("targetFindings", TargetFinding.values(), TargetFinding::wire),
        words("permissions", Permission.values(), Permission::wire));
  }

  private static <E> Arguments words(String list, E[] values, Function<E, String> wire) {
    return Arguments.of(list, Stream.of(values).map(wire).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("words")
  void thePageKnowsEveryWord(String list, List<String> words) throws IOException {
    String text = Files.readString(CODES);
    int start = text.indexOf("const " + list + " = [");
    assertThat(start).isPositive();
    var found = WORD.matcher(text.substring(start, text.indexOf(']', start)));
    assertThat(found.results().map(match -> match.group(1))).containsExactlyElementsOf(words);
  }
}
