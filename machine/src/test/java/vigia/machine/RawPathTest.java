package vigia.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawPathTest {

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "//, /",
    "/., /",
    "/./, /",
    "/etc, /etc",
    "/etc/, /etc",
    "//etc///ssl//, /etc/ssl",
    "/etc/./ssl/., /etc/ssl",
    "/etc/../etc, /etc/../etc",
    "/.., /..",
    "/.hidden, /.hidden",
    "/a./b, /a./b",
    "/..., /...",
  })
  void slashesAndDotsAreTidiedButDotDotIsTheKernels(String text, String tidy) {
    assertThat(RawPath.of(text)).hasToString(tidy).isEqualTo(RawPath.of(tidy));
  }

  @ParameterizedTest
  @CsvSource({"'', empty", "etc, not-absolute", "../etc, not-absolute", "~, not-absolute"})
  void saysWhatIsWrong(String text, String reason) {
    assertThat(problem(() -> RawPath.of(text)).params())
        .containsEntry("field", "path")
        .containsEntry("reason", reason);
  }

  @Test
  void nulAndTooLongPathsNeverReachTheKernel() {
    assertThat(problem(() -> RawPath.of("/a\0b")).param("reason")).isEqualTo("malformed");
    assertThat(problem(() -> RawPath.ofPercentEncoded("/a%00b")).param("reason"))
        .isEqualTo("malformed");
    assertThat(RawPath.of("/" + "x".repeat(4094)).bytes()).hasSize(4095);
    assertThat(problem(() -> RawPath.of("/" + "x".repeat(4095))).param("reason"))
        .isEqualTo("too-long");
  }

  @Test
  void aNameNeedNotBeUtf8() {
    byte[] bytes = {'/', 'a', (byte) 0xff, (byte) 0xc3, (byte) 0xa9, (byte) 0xc3};
    RawPath path = RawPath.of(bytes);
    assertThat(path.bytes()).isEqualTo(bytes);
    assertThat(path).hasToString("/a\\xFFé\\xC3");
    assertThat(path.lastComponent()).isEqualTo("a\\xFFé\\xC3");
    assertThat(path.percentEncoded()).isEqualTo("/a%FF%C3%A9%C3");
    assertThat(RawPath.ofPercentEncoded(path.percentEncoded())).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({"/%", "/%1", "/%zz", "/a%2", "/%-1", "/%%"})
  void brokenEscapesAreRefused(String encoded) {
    assertThat(problem(() -> RawPath.ofPercentEncoded(encoded)).param("reason"))
        .isEqualTo("malformed");
  }

  @Test
  void everyByteSurvivesPercentEncoding() {
    var bytes = new byte[256];
    bytes[0] = '/';
    for (int b = 1; b < 256; b++) {
      bytes[b] = (byte) b;
    }
    // The 47th is a slash of its own; the path stays tidy because its neighbours are not slashes.
    RawPath path = RawPath.of(bytes);
    assertThat(RawPath.ofPercentEncoded(path.percentEncoded()).bytes()).isEqualTo(path.bytes());
    assertThat(path.percentEncoded()).contains("%2B").contains("%25").contains("%20");
    assertThat(RawPath.ofPercentEncoded("/a+b")).hasToString("/a+b");
  }

  @Test
  void controlCharactersAreKeptAsTheyAre() {
    RawPath path = RawPath.of("/a\nb\u001b[31m");
    assertThat(path.bytes()).isEqualTo("/a\nb\u001b[31m".getBytes(StandardCharsets.UTF_8));
    assertThat(path.lastComponent()).isEqualTo("a\nb\u001b[31m");
  }

  @ParameterizedTest
  @CsvSource({"/, /", "/etc, etc", "/etc/ssl/, ssl", "/etc/.., .."})
  void theLastComponentIsTheName(String text, String name) {
    assertThat(RawPath.of(text).lastComponent()).isEqualTo(name);
  }

  private static Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).problem();
  }
}
