package vigia.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortSetTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "22 | 22",
        "1-5 | 1-5",
        "80,22 | 22,80",
        " 22 , 80 - 82 | 22,80-82",
        "1-10,5-20,20,21 | 1-21",
        "7-7 | 7",
        "00022 | 22",
        "22,22,22 | 22",
        "1-65535 | 1-65535",
        "65535,1 | 1,65535",
      })
  void isWrittenTheShortestWay(String text, String shortest) {
    PortSet ports = PortSet.parse(text);
    assertThat(ports).hasToString(shortest).isEqualTo(PortSet.parse(shortest));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | empty",
        "'  ' | empty",
        "0 | out-of-range",
        "65536 | out-of-range",
        "1-65536 | out-of-range",
        "0-5 | out-of-range",
        "99999999999999999999 | out-of-range",
        "10-5 | reversed",
        "http | not-a-number",
        "22,http | not-a-number",
        "1e3 | not-a-number",
        "+22 | not-a-number",
        "２２ | not-a-number",
        "1-2-3 | not-a-number",
        "2 2 | not-a-number",
        "1- | malformed",
        "-1 | malformed",
        "- | malformed",
        ", | malformed",
        "22, | malformed",
        "22,,80 | malformed",
      })
  void saysWhatIsWrong(String text, String reason) {
    assertThat(problem(text).code()).isEqualTo(ProblemCode.BAD_REQUEST);
    assertThat(problem(text).params())
        .containsEntry("field", "ports")
        .containsEntry("reason", reason);
  }

  @Test
  void anOutOfRangePortIsToldTheRange() {
    assertThat(problem("22,70000").params())
        .containsEntry("value", "70000")
        .containsEntry("least", "1")
        .containsEntry("most", "65535");
  }

  @Test
  void tenThousandCommasAreOneShortProblem() {
    Problem problem = problem(",".repeat(10_000));
    assertThat(problem.param("reason")).isEqualTo("malformed");
    assertThat(problem.param("value").length()).isLessThan(200);
    assertThat(problem(",".repeat(1_000_000)).param("reason")).isEqualTo("too-long");
  }

  @Test
  void everySecondPortFits() {
    String text =
        String.join(
            ",",
            IntStream.rangeClosed(1, 65_535)
                .filter(p -> p % 2 == 1)
                .mapToObj(Integer::toString)
                .toList());
    assertThat(PortSet.parse(text).size()).isEqualTo(32_768);
    assertThat(PortSet.parse(text)).hasToString(text);
  }

  @Test
  void knowsItsPorts() {
    PortSet ports = PortSet.parse("22,80-82");
    assertThat(ports.size()).isEqualTo(4);
    assertThat(ports.toArray()).containsExactly(22, 80, 81, 82);
    assertThat(ports.contains(81)).isTrue();
    assertThat(ports.contains(83)).isFalse();
    assertThat(PortSet.of(List.of(82, 81, 80, 22))).isEqualTo(ports).hasSameHashCodeAs(ports);
    assertThat(PortSet.ALL.size()).isEqualTo(65_535);
    assertThat(PortSet.of(List.of())).hasToString("");
  }

  @Test
  void doesNotChangeWithTheBitsItWasMadeFrom() {
    var bits = new BitSet();
    bits.set(22);
    PortSet ports = PortSet.of(bits);
    bits.set(23);
    assertThat(ports).hasToString("22");
  }

  private static Problem problem(String text) {
    return catchThrowableOfType(ProblemException.class, () -> PortSet.parse(text)).problem();
  }
}
