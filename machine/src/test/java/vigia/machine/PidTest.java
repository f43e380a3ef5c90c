package vigia.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PidTest {
  @ParameterizedTest
  @CsvSource({
    "abc, not-a-number",
    "0, out-of-range",
    "-5, out-of-range",
    "'', empty",
    "' ', empty",
    "1.5, not-a-number",
    "'1 ', not-a-number",
    "00, out-of-range",
    "0x10, not-a-number"
  })
  void whatIsNoPid(String text, String reason) {
    assertThatThrownBy(() -> Pid.parse(text))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.problem().param("reason")).isEqualTo(reason));
  }

  @Test
  void leadingZerosAreNoOtherNumber() {
    assertThat(Pid.parse("0042")).isEqualTo(42);
  }

  @Test
  void whatNoSystemCountsToIsNobodysPid() {
    assertThatThrownBy(() -> Pid.parse("9223372036854775808"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NO_SUCH_PROCESS));
  }
}
