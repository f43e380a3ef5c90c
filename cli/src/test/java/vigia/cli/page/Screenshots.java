package vigia.cli.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vigia.cli.page.Visitor.Language;
import vigia.cli.page.Visitor.Theme;

/// Takes the pictures of docs/screenshots of whatever machine it runs on. Not a test by its name,
/// so that only `tools/screenshots` runs it, in namespaces of its own where nothing else is to be
/// seen.
class Screenshots {
  private static final Path WHERE =
      Path.of(System.getProperty("vigia.screenshots", "target/screenshots"));

  /// What the scan shall find, where the machine has nothing there itself.
  private static final List<Integer> LISTENING = List.of(22, 80, 443, 631);

  /// So long until the chart of one minute is full.
  private static final int FULL_CHART_MILLIS = 62_000;

  @RegisterExtension static final Chromium chromium = new Chromium();

  @TempDir Path home;

  private final List<ServerSocket> listening = new ArrayList<>();

  @Test
  void everyScreenInEachLook() throws IOException {
    try (var server = RunningServer.start(home, 0)) {
      for (int port : LISTENING) {
        listening.add(new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1")));
      }
      var visits = new ArrayList<Visit>();
      for (Language language : Language.values()) {
        for (Theme theme : Theme.values()) {
          visits.add(chromium.visit(server, new Visitor(language, theme, 1440, 900)));
        }
      }
      visits.getFirst().page.waitForTimeout(FULL_CHART_MILLIS);
      int look = 0;
      for (Language language : Language.values()) {
        for (Theme theme : Theme.values()) {
          Visit visit = visits.get(look++);
          // A page in the background does not paint; the newest reading shall be in the picture.
          visit.page.bringToFront();
          take(visit, language, theme);
        }
      }
    } finally {
      for (ServerSocket socket : listening) {
        socket.close();
      }
    }
  }

  private static void take(Visit visit, Language language, Theme theme) {
    for (Screen screen : Screen.values()) {
      visit.go(screen);
      switch (screen) {
        case OVERVIEW -> visit.page.waitForTimeout(1500);
        case FILES -> {
          visit.go(screen, "?path=/etc");
          assertThat(visit.find("#path")).hasValue("/etc");
          visit.sees(visit.find("tbody tr[id]").first());
        }
        case PROCESSES -> {
          visit.press(language.say("Memória", "Memory"));
          visit.find("tbody tr[id]").first().click();
          visit.sees(visit.find("aside dl"));
        }
        case PORTS -> {
          visit.press(language.say("Iniciar", "Start"));
          visit.sees(Pattern.compile(language.say("Concluída", "Done")));
        }
      }
      visit.page.mouse().move(0, 890);
      var name = "%s.%s.%s.png".formatted(screen.word, language.tag, theme.word);
      visit.page.screenshot(new Page.ScreenshotOptions().setPath(WHERE.resolve(name)));
    }
  }
}
