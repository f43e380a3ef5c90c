package vigia.local.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;

class CursorTest {
  @Test
  void givesBackWhatWasPutIn() {
    byte[] name = {'a', (byte) 0xff, '\n', 0};
    byte[][] fields =
        Cursor.read(Cursor.of(Cursor.text("é"), Cursor.number(-7), name, new byte[0]), 4);
    assertThat(Cursor.text(fields[0])).isEqualTo("é");
    assertThat(Cursor.number(fields[1], "")).isEqualTo(-7);
    assertThat(fields[2]).isEqualTo(name);
    assertThat(fields[3]).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "AAAA", "AAAAAQ", "AAAAAWFh", "f____w", "AAAAAAAAAAAAAAAA", "ã"})
  void anythingElseIsABadRequest(String cursor) {
    var problem = catchThrowableOfType(ProblemException.class, () -> Cursor.read(cursor, 2));
    assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
    assertThat(problem.problem().param("field")).isEqualTo("cursor");
  }

  @Test
  void randomBytesNeverBreakIt() {
    var random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      try {
        Cursor.read(cursor, 2);
      } catch (ProblemException problem) {
        assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
      }
    }
  }
}
