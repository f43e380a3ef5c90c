package vigia.cli.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
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

  @Test
  void aLinkLogsInOnceAndLeavesTheAddress() {
    String link = server.loginLink();
    Visit first = chromium.stranger(server, Visitor.PORTUGUESE);
    first.logIn(link);
    assertThat(first.page.url()).doesNotContain("login").doesNotContain("code");
    assertThat((String) first.ask("localStorage.getItem('vigia.token')")).startsWith("vg_");
    assertThat(first.ask("document.cookie")).isEqualTo("");
    first.page.reload();
    first.sees(first.find("dl dd").first());

    Visit second = chromium.stranger(server, Visitor.PORTUGUESE);
    second.page.navigate(link);
    second.sees("Link inválido");
    assertThat(second.ask("localStorage.getItem('vigia.token')")).isNull();
  }

  @Test
  void withoutATokenThePageSaysWhatToDo() {
    Visit visit = chromium.stranger(server, Visitor.ENGLISH);
    visit.page.navigate(server.url() + "/#login=%");
    visit.sees("Invalid link");
    assertThat(visit.page.url()).doesNotContain("login");
    visit.sees("vigia link");
    assertThat(visit.find("nav")).hasCount(0);

    visit.press("Log in");
    visit.sees("does not look like a token");
    assertThat(visit.find("[role=alert]")).hasCount(0);
    visit.find("#token").fill("vg_0000000000000000_" + "A".repeat(43));
    assertThat(visit.find("#token-help")).hasText(Pattern.compile("comes from"));
    visit.press("Log in");
    visit.sees("Token not accepted");
    visit.find("#token").fill("vg_1");
    assertThat(visit.find("[role=alert]")).hasCount(0);
  }

  @Test
  void aTokenThatCountsNoMoreLeadsBackToTheLogin() {
    Visit visit = chromium.visit(server, Visitor.ENGLISH);
    visit.ask("localStorage.setItem('vigia.token', 'vg_0000000000000000_' + 'A'.repeat(43))");
    visit.page.reload();
    visit.sees("You need to log in again");
    assertThat(visit.ask("localStorage.getItem('vigia.token')")).isNull();
  }

  @Test
  void languageAndThemeSwitchWithoutReloadAndAreRemembered() {
    Visit visit = chromium.visit(server, Visitor.PORTUGUESE);
    visit.ask("window.stays = true");
    choose(visit, "English");
    choose(visit, "Dark");
    assertThat(visit.find("h1")).hasText("CPU and memory");
    assertThat(visit.ask("window.stays")).isEqualTo(true);
    assertThat(visit.ask("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(15, 18, 22)");
    visit.page.reload();
    assertThat(visit.find("h1")).hasText("CPU and memory");
    assertThat(visit.ask("getComputedStyle(document.documentElement).colorScheme"))
        .isEqualTo("dark");
    choose(visit, "Light");
    assertThat(visit.ask("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(246, 247, 249)");
    visit.go(Screen.PROCESSES, "");
    visit.sees(visit.find("#filter"));
    choose(visit, "Dark");
    visit.page.keyboard().press("/");
    assertThat(visit.find("#filter")).isFocused();
  }

  @Test
  void leavingForgetsTheTokenAndWhatWasSeenInEveryTab() {
    Visit visit = chromium.visit(server, Visitor.ENGLISH);
    Page tab = visit.tab();
    assertThat(tab.locator("h1")).hasText("CPU and memory");
    visit.go(Screen.PORTS);
    visit.find("#scan-target").fill("127.0.0.2");
    visit.find("#scan-highest").fill("5");
    visit.press("Start");
    visit.sees("Done");
    visit.press("Log out");
    visit.sees("vigia link");
    assertThat(visit.ask("localStorage.getItem('vigia.token')")).isNull();
    assertThat(visit.page.url()).doesNotContain("scan");
    assertThat(tab.locator("h1")).hasText("Log in to Vigia");

    visit.logIn(server.loginLink());
    visit.go(Screen.PORTS);
    visit.sees("No scan yet");
    assertThat(visit.find("#scan-target")).hasValue("127.0.0.1");
  }

  @Test
  void thePolicyIsStrictAndHoldsAgainstWhatIsInjected() {
    Visit visit = chromium.stranger(server, Visitor.ENGLISH);
    Response answer = visit.page.navigate(server.url() + "/");
    assertThat(answer.headerValue("content-security-policy"))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
        .doesNotContain("unsafe");
    visit.ask(
        "document.body.append(Object.assign(document.createElement('script'),"
            + " {textContent: 'window.ran = true'}))");
    assertThat(visit.ask("window.ran")).isNull();
  }

  private static void choose(Visit visit, String name) {
    visit
        .page
        .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true))
        .focus();
    visit.page.keyboard().press("Space");
  }
}
