package vigia.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\w*}");
  private static final Catalogue EN = Catalogue.of(Language.EN);
  private static final Catalogue PT = Catalogue.of(Language.PT_BR);

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(EN.keys()).hasSizeGreaterThan(150);
    assertThat(PT.keys()).containsExactlyInAnyOrderElementsOf(EN.keys());
  }

  @Test
  void bothLanguagesFillTheSamePlaces() {
    for (String key : EN.keys()) {
      assertThat(places(PT.text(key)))
          .as(key)
          .containsExactlyInAnyOrderElementsOf(places(EN.text(key)));
    }
  }

  @Test
  void noTextIsEmptyOrLosesItsBlanks() {
    for (Catalogue catalogue : List.of(EN, PT)) {
      for (String key : catalogue.keys()) {
        assertThat(catalogue.text(key)).as(key).isNotBlank().isEqualTo(catalogue.text(key).strip());
      }
    }
  }

  @Test
  void whatIsFilledInCannotDriveATerminal() {
    assertThat(EN.text("problem.no-such-directory", "path", "/a\u001b[2Jb\nc\u202e"))
        .isEqualTo("The directory does not exist: /a\\x1B[2Jb\\nc\\u202E");
  }

  @Test
  void whatIsFilledInIsNotFilledAgain() {
    assertThat(EN.text("problem.name-mismatch", "name", "{expected}", "expected", "etc"))
        .contains("The name {expected} is not", "which is etc.");
  }

  private static List<String> places(String text) {
    var found = new ArrayList<String>();
    PLACE.matcher(text).results().forEach(place -> found.add(place.group()));
    return found.stream().distinct().toList();
  }
}
