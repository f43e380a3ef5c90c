package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource({
    "http*, http, true",
    "http*, https, true",
    "http*, xhttp, false",
    "*, '', true",
    "?, '', false",
    "h?tp, http, true",
    "h?tp, htp, false",
    "*a*b, xaxbxb, true",
    "*a*b, xaxbx, false",
    "ssh, ssh, true",
    "ssh, sshd, false",
    "ss, ssh, false",
    "**, x, true",
    "a*a*a*a*a*a*a*a*a*a*b, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, false",
  })
  void aStarIsAnythingAndAQuestionMarkOne(String pattern, String name, boolean matches) {
    assertThat(Wildcard.matches(pattern, name)).isEqualTo(matches);
  }
}
