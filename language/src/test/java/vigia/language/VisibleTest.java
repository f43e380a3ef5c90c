package vigia.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
  @Test
  void whatDrivesATerminalIsShownInstead() {
    assertThat(Visible.escaped("a\u001b[31mb\nc\rd\te\u0000f\u007fg\u009bh"))
        .isEqualTo("a\\x1B[31mb\\nc\\rd\\te\\x00f\\x7Fg\\x9Bh");
  }

  @Test
  void whatReordersOrHidesIsShownInstead() {
    assertThat(Visible.escaped("x\u202ey\u2066z\u200f\u2028\ufeff\u200b\u00ad"))
        .isEqualTo("x\\u202Ey\\u2066z\\u200F\\u2028\\uFEFF\\u200B\\xAD");
    assertThat(Visible.escaped("a\udc80b\ud83d")).isEqualTo("a\\uDC80b\\uD83D");
    assertThat(Visible.escaped("\udb40\udc41")).isEqualTo("\\U000E0041");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "São João", "日本語", "👩‍🚀", "क्‍ष", "e\u0301", "\u0600", "a\\nb"})
  void whatIsHarmlessStays(String name) {
    assertThat(Visible.escaped(name)).isEqualTo(name);
  }

  @Test
  void widthIsInCells() {
    assertThat(Cells.width("abc")).isEqualTo(3);
    assertThat(Cells.width("日本語")).isEqualTo(6);
    assertThat(Cells.width("e\u0301")).isEqualTo(1);
    assertThat(Cells.width("\u1112\u1161\u11ab")).isEqualTo(2);
    assertThat(Cells.width("🙂")).isEqualTo(2);
    assertThat(Cells.width("ﾊﾝｶｸ")).isEqualTo(4);
  }

  @Test
  void whatIsTooLongEndsInAnEllipsisAndNeverInHalfACharacter() {
    assertThat(Cells.fit("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Cells.fit("abcdef", 4)).isEqualTo("abc…");
    assertThat(Cells.fit("日本語", 5)).isEqualTo("日本…");
    assertThat(Cells.fit("日本語", 4)).isEqualTo("日…");
    assertThat(Cells.fit("🙂🙂", 3)).isEqualTo("🙂…");
    assertThat(Cells.fit("abc", 1)).isEqualTo("…");
    assertThat(Cells.fit("abc", 0)).isEmpty();
  }
}
