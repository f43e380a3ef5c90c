package vigia.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.cli.page.Visitor.Language;
import vigia.cli.page.Visitor.Theme;

/// The four screens on a telephone.
class PhoneScreensTest {
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

  @ParameterizedTest
  @EnumSource(Theme.class)
  void thePhoneHasEveryScreenAndNothingSticksOut(Theme theme) {
    Visit visit = chromium.visit(server, new Visitor(Language.PT, theme, 390, 844));
    for (Screen screen : Screen.values()) {
      visit.go(screen);
      assertThat(visit.ask("document.scrollingElement.scrollWidth"))
          .as("%s", screen)
          .isEqualTo(390);
      assertThat(visit.ask("document.getElementById('content').scrollWidth"))
          .as("%s", screen)
          .isEqualTo(390);
      assertThat(Accessibility.findings(visit)).as("%s %s", screen, theme).isEmpty();
    }
    assertThat(visit.complaints()).isEmpty();
  }
}
