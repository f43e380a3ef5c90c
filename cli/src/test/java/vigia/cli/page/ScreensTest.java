package vigia.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vigia.cli.page.Visitor.Language;
import vigia.cli.page.Visitor.Theme;

/// The four screens in both languages, light and dark; and the one before them.
class ScreensTest {
  @RegisterExtension static final Chromium chromium = new Chromium();

  @TempDir static Path home;

  static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start(home, 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> looks() {
    return Stream.of(Language.values())
        .flatMap(language -> Stream.of(Theme.values()).map(theme -> Arguments.of(language, theme)));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyScreenIsThereAndReachableForAllAndSilent(Language language, Theme theme) {
    Visit visit = chromium.visit(server, new Visitor(language, theme, 1440, 900));
    for (Screen screen : Screen.values()) {
      visit.go(screen);
      assertThat(visit.ask("document.documentElement.lang")).isEqualTo(language.tag);
      assertThat(visit.page.title()).startsWith(screen.title(language));
      assertThat(Accessibility.findings(visit)).as("%s %s %s", screen, language, theme).isEmpty();
    }
    assertThat(visit.complaints()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void theLoginScreenToo(Theme theme) {
    Visit visit = chromium.stranger(server, new Visitor(Language.EN, theme, 1024, 768));
    visit.arrive();
    visit.sees("vigia link");
    assertThat(Accessibility.findings(visit)).isEmpty();
    assertThat(visit.complaints()).isEmpty();
  }
}
