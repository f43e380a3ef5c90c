package vigia.cli.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;

class OverviewTest {
  @RegisterExtension static final Chromium chromium = new Chromium();

  @TempDir Path home;

  @Test
  void theFiguresAreTheMachinesAndAlive() {
    try (var server = RunningServer.start(home, 0)) {
      Overview truth = server.machine().overview(OverviewQuery.NOW);
      Visit visit = chromium.visit(server, Visitor.ENGLISH);
      visit.go(Screen.OVERVIEW);
      visit.sees(truth.cpu().architecture());
      visit.sees(truth.cpu().wordBits() + " bits");
      visit.sees(truth.host().name());
      for (var fileSystem : truth.fileSystems()) {
        visit.sees(visit.find("td", fileSystem.mountPoint()).first());
      }
      Locator time = visit.find(".legend .dim");
      String before = time.textContent();
      assertThat(time).not().hasText(before);
      assertThat(visit.find("[data-state=live]")).hasText(Pattern.compile("live, \\d+ s"));
    }
  }

  @Test
  void aFigureTellsItsFormulaAndSourceToMouseAndKeyboard() {
    try (var server = RunningServer.start(home, 0)) {
      Overview truth = server.machine().overview(OverviewQuery.NOW);
      Visit visit = chromium.visit(server, Visitor.PORTUGUESE);
      visit.go(Screen.OVERVIEW);
      Locator tip = visit.find("[role=tooltip]");
      Locator total = visit.find("dl div:has(dt:text-is('Total')) button");
      total.hover();
      assertThat(tip).containsText("Memória que o kernel administra");
      assertThat(tip).containsText("MemTotal");
      assertThat(tip)
          .containsText(
              NumberFormat.getInstance(Locale.of("pt", "BR")).format(truth.memory().totalBytes()));
      visit.page.keyboard().press("Escape");
      assertThat(tip).hasCount(0);
      visit.find("dl div:has(dt:text-is('Usada')) button").focus();
      assertThat(tip).containsText("MemTotal − MemAvailable");
      assertThat(tip).containsText("/proc/meminfo");
      // The tip is as alive as its figure, and goes along when the keyboard scrolls.
      assertThat(tip).not().hasText(tip.textContent());
      visit.ask(
          "new Promise(done => { addEventListener('scroll', () => requestAnimationFrame(done),"
              + " {capture: true, once: true}); document.getElementById('content').scrollBy(0, 9);"
              + " })");
      assertThat(tip).containsText("/proc/meminfo");
    }
  }

  @Test
  void aServerThatGoesLeavesOldFiguresWithTheirAgeAndOneThatReturnsIsFollowed() {
    int port;
    Visit visit;
    try (var server = RunningServer.start(home, 0)) {
      port = server.port();
      visit = chromium.visit(server, Visitor.ENGLISH);
      visit.go(Screen.OVERVIEW);
      visit.sees(visit.find("[data-state=live]"));
    }
    visit.sees(Pattern.compile("Data from \\d+ s ago"));
    visit.sees(visit.find("[data-state=stale]"));
    visit.sees(visit.find("dl dd").first());
    try (var again = RunningServer.start(home, port)) {
      assertThat(again.port()).isEqualTo(port);
      visit.sees(visit.find("[data-state=live]"));
    }
  }

  @Test
  void aStreamThatIsCutInTheMiddleIsTakenUpAgain() {
    try (var server = RunningServer.start(home, 0);
        var relay = Relay.to(server)) {
      Visit visit = chromium.visit(relay, server, Visitor.ENGLISH);
      visit.go(Screen.OVERVIEW);
      visit.sees(visit.find("[data-state=live]"));
      relay.cut();
      Locator time = visit.find(".legend .dim");
      assertThat(time).not().hasText(time.textContent());
      visit.sees(visit.find("[data-state=live]"));
      assertThat(visit.complaints()).allMatch(said -> said.contains("Failed to load resource"));
    }
  }

  @Test
  void theChartHasATextAlternativeAndAPeriod() {
    try (var server = RunningServer.start(home, 0)) {
      Visit visit = chromium.visit(server, Visitor.ENGLISH);
      visit.go(Screen.OVERVIEW);
      assertThat(visit.find("canvas")).isVisible();
      Locator rows = visit.find("table:has(caption) tbody tr");
      assertThat(rows.nth(1)).containsText("%");
      Locator five =
          visit.page.getByRole(
              AriaRole.RADIO, new Page.GetByRoleOptions().setName("5 min").setExact(true));
      five.focus();
      visit.page.keyboard().press("Space");
      assertThat(five).isChecked();
    }
  }
}
