package vigia.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigia.machine.ProblemException;

class ServerUrlTest {

  @ParameterizedTest
  @CsvSource({
    "home, https://home:8899",
    "HOME.Example, https://home.example:8899",
    "home:9000, https://home:9000",
    "https://home/, https://home:8899",
    "HTTPS://home:443/, https://home:443",
    "http://127.0.0.1:8899, http://127.0.0.1:8899",
    "127.0.0.1, http://127.0.0.1:8899",
    "127.9.9.9:1, http://127.9.9.9:1",
    "localhost, http://localhost:8899",
    "pi.localhost, http://pi.localhost:8899",
    "https://localhost, https://localhost:8899",
    "10.0.0.7, https://10.0.0.7:8899",
    "::1, http://[::1]:8899",
    "[::1]:9000, http://[::1]:9000",
    "FD00::2, https://[fd00::2]:8899",
    "https://[fd00::2], https://[fd00::2]:8899",
    "' home ', https://home:8899",
    "São-Paulo, https://xn--so-paulo-rza:8899"
  })
  void addressesAreUnderstood(String text, String url) {
    assertThat(ServerUrl.parse(text)).hasToString(url);
    assertThat(ServerUrl.parse(url)).hasToString(url);
    assertThat(URI.create(url).getPort()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "' ', empty",
    "ftp://home, not-one-of",
    "https://, malformed",
    "home:, not-a-number",
    "home:x, not-a-number",
    "home:-1, not-a-number",
    "home:0, out-of-range",
    "home:65536, out-of-range",
    "home:99999999999, out-of-range",
    "https://user:secret@home, malformed",
    "https://home/path, malformed",
    "https://home?x=1, malformed",
    "http://127.0.0.1:8899/#login=abc, malformed",
    "my_host, malformed",
    "ho me, malformed",
    "'ho\nme', malformed",
    "-home, malformed",
    "home-, malformed",
    "a..b, malformed",
    "127.1, malformed",
    "1.2.3.256, malformed",
    "0x7f.1, malformed",
    "2130706433, malformed",
    "[::1, malformed",
    "[zz::1], malformed",
    "fe80::1%eth0, not-supported",
    "1:2:3, malformed"
  })
  void whatIsNoAddressIsRefused(String text, String reason) {
    var problem =
        catchThrowableOfType(ProblemException.class, () -> ServerUrl.parse(text)).problem();
    assertThat(problem.param("field")).isEqualTo("server");
    assertThat(problem.param("reason")).isEqualTo(reason);
  }

  @Test
  void aVeryLongAddressIsRefused() {
    assertThat(
            catchThrowableOfType(ProblemException.class, () -> ServerUrl.parse("h".repeat(100_000)))
                .problem()
                .param("reason"))
        .isEqualTo("too-long");
  }

  @Test
  void whichAddressesAreThisMachineIsSeenWithoutAskingAnybody() {
    assertThat(ServerUrl.isLoopback(URI.create("http://127.3.2.1:1"))).isTrue();
    assertThat(ServerUrl.isLoopback(URI.create("http://[::1]:1"))).isTrue();
    assertThat(ServerUrl.isLoopback(URI.create("http://localhost:1"))).isTrue();
    assertThat(ServerUrl.isLoopback(URI.create("http://localhost.example:1"))).isFalse();
    assertThat(ServerUrl.isLoopback(URI.create("http://10.0.0.1:1"))).isFalse();
  }
}
