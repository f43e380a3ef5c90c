package vigia.language.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigia.language.Catalogue;
import vigia.language.Language;

class ViewKeysTest {
  private static final Catalogue CATALOGUE = Catalogue.of(Language.EN);

  @Test
  void everyTextThatTheViewsAskForIsThere() throws IOException {
    String kinds = "(host|cpu|memory|limits|network|overview|process|processes|scan|files)";
    assertThat(asked("\"(" + kinds + "\\.[a-z.-]*[a-z])\""))
        .hasSizeGreaterThan(40)
        .allMatch(key -> CATALOGUE.has(key) || CATALOGUE.has(key + ".one"));
    assertThat(asked("Column.(?:text|number)\\(\\s*speech,\\s*\"([a-z-]+)\""))
        .hasSizeGreaterThan(15)
        .allMatch(key -> CATALOGUE.has("head." + key));
  }

  private static Set<String> asked(String pattern) throws IOException {
    Set<String> asked = new HashSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/vigia/language/view"))) {
      List<Path> files = sources.filter(path -> path.toString().endsWith(".java")).toList();
      for (Path source : files) {
        Pattern.compile(pattern)
            .matcher(Files.readString(source))
            .results()
            .forEach(found -> asked.add(found.group(1)));
      }
    }
    return asked;
  }
}
