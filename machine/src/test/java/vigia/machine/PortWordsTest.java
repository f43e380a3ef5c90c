package vigia.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "22, 80-82 ,81; 22,80-82",
        "ssh; ssh",
        "SSH,http*, ssh ,22; 22,ssh,http*",
        "top:100; top:100",
        "Top:5,top:7,1; 1,top:7",
        "3com-tsmux,x?,*; 3com-tsmux,x?,*",
        "top; top",
      })
  void writtenAgainTheyMeanTheSame(String text, String written) {
    PortWords words = PortWords.parse(text);
    assertThat(words).hasToString(written);
    assertThat(PortWords.parse(written)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; empty",
        "' '; empty",
        "ssh,; malformed",
        "ssh,,22; malformed",
        "http ssh; not-a-number",
        "ssh/tcp; not-a-number",
        "é; not-a-number",
        "0; out-of-range",
        "65536,ssh; out-of-range",
        "9-5,ssh; reversed",
        "top:; not-a-number",
        "top:x; not-a-number",
        "top:-1; not-a-number",
        "top:0; out-of-range",
        "top:65536; out-of-range",
        "top:99999999999; not-a-number",
      })
  void saysWhatIsWrong(String text, String reason) {
    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> PortWords.parse(text)).problem();
    assertThat(problem.params()).containsEntry("field", "ports").containsEntry("reason", reason);
  }

  @Test
  void namesAreAsManyAsOnePersonWrites() {
    var names = new StringBuilder("a");
    for (int i = 0; i < 256; i++) {
      names.append(",a").append(i);
    }
    Problem many =
        catchThrowableOfType(ProblemException.class, () -> PortWords.parse(names.toString()))
            .problem();
    assertThat(many.param("reason")).isEqualTo("too-many");
    String same = String.join(",", Collections.nCopies(1000, "ssh"));
    assertThat(PortWords.parse(same)).hasToString("ssh");
  }
}
