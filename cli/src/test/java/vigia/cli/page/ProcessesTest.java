package vigia.cli.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessesTest {
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
  void aPidShowsOneProcessWithBothPercentages() {
    long pid = ProcessHandle.current().pid();
    Visit visit = chromium.visit(server, Visitor.PORTUGUESE);
    visit.go(Screen.PROCESSES);
    find(visit, Long.toString(pid));
    Locator panel = visit.find("aside");
    assertThat(panel).containsText("Processo " + pid);
    assertThat(panel).containsText("CPU % (de um núcleo)");
    assertThat(panel).containsText("CPU % (da máquina)");
    assertThat(panel).containsText(Pattern.compile("medida em [\\d,]+ m?s"));
    assertThat(panel).containsText(ProcessHandle.current().info().command().orElseThrow());
    assertThat(panel).containsText(Pattern.compile("[\\d.]+ bytes"));
    visit.press("Fechar o painel");
    assertThat(panel).hasCount(0);
  }

  @Test
  void aPidThatDoesNotExistIsSaidInBothLanguages() {
    Visit visit = chromium.visit(server, Visitor.PORTUGUESE);
    visit.go(Screen.PROCESSES);
    find(visit, "4194304999");
    visit.sees("processo não encontrado");
    Visit english = chromium.visit(server, Visitor.ENGLISH);
    english.go(Screen.PROCESSES, "?pid=4194304999");
    english.sees("no such process");
    find(english, "99999999999999999999");
    english.sees("No process has the PID 99999999999999999999 now");
  }

  @ParameterizedTest
  @CsvSource({
    "abc,'O PID é um número, como 1234.'",
    "-5,O PID começa em 1.",
    "0,O PID começa em 1.",
    "'',Digite o número de um processo."
  })
  void whatIsNoPidIsSaidBesideTheField(String typed, String said) {
    Visit visit = chromium.visit(server, Visitor.PORTUGUESE);
    visit.go(Screen.PROCESSES);
    find(visit, typed);
    assertThat(visit.find("#pid-wrong")).hasText(said);
    assertThat(visit.find("aside")).hasCount(0);
  }

  @Test
  void aProcessThatEndsIsSaidToHaveEnded() throws IOException {
    Process sleeper = new ProcessBuilder("sleep", "300").start();
    try {
      Visit visit = chromium.visit(server, Visitor.ENGLISH);
      visit.go(Screen.PROCESSES);
      find(visit, Long.toString(sleeper.pid()));
      assertThat(visit.find("aside")).containsText("sleep");
      sleeper.destroyForcibly();
      visit.sees("This process has ended");
    } finally {
      sleeper.destroyForcibly();
    }
  }

  @Test
  void theTableIsLiveAndSortsAndFilters() throws IOException {
    Visit visit = chromium.visit(server, Visitor.ENGLISH);
    visit.go(Screen.PROCESSES);
    visit.press("PID");
    assertThat(visit.find("tbody tr[id]").first()).containsText("1");
    assertThat(visit.find("th[aria-sort=ascending]")).hasText("PID");
    visit.page.keyboard().press("/");
    assertThat(visit.find("#filter")).isFocused();
    // The process starts after the table was first read.
    Process sleeper = new ProcessBuilder("sleep", "301").start();
    try {
      visit.page.keyboard().type("sleep 301");
      visit.sees(visit.find("tbody tr", Long.toString(sleeper.pid())));
    } finally {
      sleeper.destroyForcibly();
    }
    visit.sees("No process passes the filter");
  }

  @Test
  void theTreePutsAChildBelowItsParent() throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "sleep 302; :").start();
    try {
      Visit visit = chromium.visit(server, Visitor.ENGLISH);
      visit.go(Screen.PROCESSES);
      visit.find("#filter").fill("sleep 302");
      visit.press("Tree");
      Locator rows = visit.find("tbody tr[id]");
      assertThat(rows).hasCount(2);
      assertThat(rows.nth(0)).containsText(Long.toString(shell.pid()));
      assertThat(rows.nth(1)).containsText("└");
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
  }

  @Test
  void theKeyboardAloneOpensAndCloses() {
    Visit visit = chromium.visit(server, Visitor.ENGLISH);
    visit.go(Screen.PROCESSES);
    visit.press("PID");
    visit.find("[role=grid]").focus();
    visit.page.keyboard().press("ArrowDown");
    visit.page.keyboard().press("End");
    visit.page.keyboard().press("Home");
    assertThat(visit.find("tbody tr[aria-selected=true]")).containsText("1");
    visit.page.keyboard().press("Enter");
    assertThat(visit.find("aside")).isFocused();
    visit.page.keyboard().press("Escape");
    assertThat(visit.find("aside")).hasCount(0);
    assertThat(visit.find("[role=grid]")).isFocused();
    visit.page.keyboard().press("Enter");
    assertThat(visit.find("aside")).isFocused();
    visit.find("[role=grid]").focus();
    visit.page.keyboard().press("Escape");
    assertThat(visit.find("aside")).hasCount(0);
    assertThat(visit.complaints()).isEmpty();
  }

  @Test
  void detailsAreAskedForOnlyWhileTheyAreOpen() {
    long pid = ProcessHandle.current().pid();
    Visit visit = chromium.visit(server, Visitor.ENGLISH);
    var asked = new CopyOnWriteArrayList<String>();
    visit.page.onRequest(request -> {
      if (request.url().contains("/details")) {
        asked.add(request.url());
      }
    });
    visit.page.clock().install();
    visit.go(Screen.PROCESSES);
    find(visit, Long.toString(pid));
    Locator panel = visit.find("aside");
    Locator details = visit.find("aside details");
    assertThat(panel).containsText("% of RAM");
    visit.page.waitForResponse(
        response -> response.url().contains("/processes/" + pid + "?startTime="),
        () -> visit.page.clock().runFor(2_000));
    assertThat(asked).isEmpty();

    details.locator("summary").click();
    assertThat(details).containsText("Share of memory (PSS)");
    assertThat(details).containsText(Pattern.compile("Control group\\s*/"));
    assertThat(details.locator("tr", withText("Open files"))).containsText(Pattern.compile("\\d"));
    assertThat(details.locator("tr", withText("File locks"))).containsText("unlimited");
    assertThat(asked).isNotEmpty().allMatch(url -> url.contains("startTime="));
    visit.page.waitForResponse(
        response -> response.url().contains("/details"), () -> visit.page.clock().runFor(5_000));

    details.locator("summary").click();
    assertThat(details).hasJSProperty("open", false);
    int before = asked.size();
    visit.page.waitForResponse(
        response -> response.url().contains("/processes/" + pid + "?startTime="),
        () -> visit.page.clock().runFor(6_000));
    assertThat(asked).hasSize(before);
    assertThat(visit.complaints()).isEmpty();
  }

  private static Locator.LocatorOptions withText(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }

  @Test
  void aDetailTellsItsFormulaAndSourceOrWhyItIsAbsent() {
    long pid = ProcessHandle.current().pid();
    Visit visit = chromium.visit(server, Visitor.PORTUGUESE);
    visit.page.route(
        "**/details?*",
        route -> {
          APIResponse answer = route.fetch();
          route.fulfill(
              new Route.FulfillOptions()
                  .setResponse(answer)
                  .setBody(
                      answer
                          .text()
                          .replaceAll("\"pssBytes\":\\d+,", "")
                          .replaceAll("\\{}}$", "{\"pssBytes\":\"permission-denied\"}}")));
        });
    visit.go(Screen.PROCESSES);
    find(visit, Long.toString(pid));
    visit.find("aside details summary").click();
    Locator details = visit.find("aside details");
    assertThat(details.locator("div", withText("Parte da memória (PSS)")))
        .containsText("sem permissão");
    details.locator("div", withText("Memória própria")).locator("button").focus();
    assertThat(visit.find("#tip")).containsText("Private_Clean + Private_Dirty");
    assertThat(visit.find("#tip")).containsText("smaps_rollup");
  }

  @Test
  void aProblemWithTheDetailsIsSaidThere() {
    Visit visit = chromium.visit(server, Visitor.ENGLISH);
    visit.page.route(
        "**/details?*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(403)
                    .setContentType("application/problem+json")
                    .setBody("{\"code\":\"permission-denied\",\"params\":{\"pid\":\"7\"}}")));
    visit.go(Screen.PROCESSES);
    find(visit, Long.toString(ProcessHandle.current().pid()));
    visit.find("aside details summary").click();
    assertThat(visit.find("aside details [data-code=permission-denied]")).isVisible();
  }

  @Test
  void aServerThatHangsLeavesAnOldTableWithItsAge() {
    Visit visit = chromium.visit(server, Visitor.ENGLISH);
    visit.page.clock().install();
    visit.go(Screen.PROCESSES);
    visit.hang("**/processes?*");
    visit.page.clock().fastForward(12_000);
    visit.sees(Pattern.compile("Data from \\d+ s ago"));
    visit.sees(visit.find(".fill.stale tbody tr").first());
  }

  private static void find(Visit visit, String pid) {
    visit.find("#pid").fill(pid);
    visit.find("#pid").press("Enter");
  }
}
