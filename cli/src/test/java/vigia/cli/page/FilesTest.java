package vigia.cli.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
  private static final String MARKUP = "<img src=x onerror=\"window.hit=1\">";

  @RegisterExtension static final Chromium chromium = new Chromium();

  @TempDir static Path home;
  @TempDir Path directory;

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
  void aPathIsOpenedAndADirectoryWithAClickAndTheBackButtonReturns() throws IOException {
    Files.createDirectory(directory.resolve("inner"));
    Files.writeString(directory.resolve("inner/leaf.txt"), "12345");
    Visit visit = chromium.visit(server, Visitor.ENGLISH);
    visit.go(Screen.FILES);
    open(visit, directory.toString());
    visit.find("tbody a", "inner").click();
    Locator leaf = visit.find("tbody tr", "leaf.txt");
    assertThat(leaf).containsText("5 B");
    assertThat(leaf).containsText("file");
    assertThat(visit.find("#path")).hasValue(directory + "/inner");
    visit.page.goBack();
    visit.sees(visit.find("tbody tr", "inner"));
    visit.page.goForward();
    visit.sees(leaf);
    Files.createSymbolicLink(directory.resolve("way"), Path.of("inner"));
    Files.createSymbolicLink(directory.resolve("note"), Path.of("inner/leaf.txt"));
    visit.find("nav li a", directory.getFileName().toString()).click();
    visit.find("tbody a", "note").click();
    visit.sees("The link leads to a file");
    visit.sees(visit.find("tbody tr", "note"));
    visit.find("tbody a", "way").click();
    assertThat(visit.find("#path")).hasValue(directory + "/way");
    assertThat(leaf).containsText("5 B");
    assertThat(visit.find("[role=alert]")).hasCount(0);
  }

  @Test
  void hostileNamesAreShownAndDoNothing() throws Exception {
    Files.writeString(directory.resolve(MARKUP.replace('/', ':')), "");
    Files.writeString(directory.resolve("line\nbreak"), "");
    Files.writeString(directory.resolve("esc\u001b[31m"), "");
    Files.writeString(directory.resolve("exe\u202egpj"), "");
    Files.writeString(directory.resolve("n".repeat(255)), "");
    Files.writeString(directory.resolve("50%25 & +#?=\\"), "");
    Visit visit = chromium.visit(server, Visitor.PORTUGUESE);
    visit.go(Screen.FILES);
    open(visit, directory.toString());
    visit.sees(visit.find("tbody tr", MARKUP));
    visit.sees(visit.find("tbody tr", "line␊break"));
    visit.sees(visit.find("tbody tr", "esc␛[31m"));
    visit.sees(visit.find("tbody tr", "exe⟨U+202E⟩gpj"));
    visit.sees(visit.find("tbody tr", "n".repeat(255)));
    visit.sees(visit.find("tbody tr", "50%25 & +#?=\\"));
    assertThat(visit.ask("window.hit")).isNull();
    assertThat(visit.find("tbody img")).hasCount(0);
    assertThat(visit.complaints()).isEmpty();
  }

  /// Java cannot make such a name under every locale, so the shell does.
  @Test
  void aNameThatIsNotUtf8IsAPlaceToGo() throws Exception {
    var making =
        new ProcessBuilder(
                "sh", "-c", "d=$(printf 'caf\\351 %%+#') && mkdir \"$d\" && : >\"$d/in\"")
            .directory(directory.toFile())
            .start();
    assertThat(making.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(making.exitValue()).isZero();
    Visit visit = chromium.visit(server, Visitor.ENGLISH);
    visit.go(Screen.FILES);
    open(visit, directory.toString());
    visit.find("tbody a", "caf\\xE9 %+#").click();
    visit.sees(visit.find("tbody tr", "in"));
    assertThat(visit.page.url()).endsWith("/caf%E9%20%25%2B%23");
    visit.page.reload();
    visit.sees(visit.find("tbody tr", "in"));
    // What was not touched in the field stands for the very bytes.
    visit.press("Open");
    visit.sees(visit.find("tbody tr", "in"));
  }

  @Test
  void whatIsWrongWithAPathIsSaidBesideItOrInItsPlace() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    Visit visit = chromium.visit(server, Visitor.PORTUGUESE);
    visit.go(Screen.FILES);
    open(visit, "/nao/existe");
    visit.sees("O diretório não existe");
    visit.press("Voltar");
    visit.sees(visit.find("tbody tr").first());
    open(visit, file.toString());
    visit.sees("Não é um diretório");
    open(visit, "etc");
    visit.sees("O caminho precisa começar com /");
    open(visit, "");
    visit.sees("Digite o caminho de um diretório");
    visit.find("nav li a[aria-current=location]").click();
    assertThat(visit.find("#path-wrong")).hasCount(0);
    assertThat(visit.find("#path")).hasValue(file.toString());
    open(visit, " " + directory);
    assertThat(visit.find("#path")).hasValue(directory.toString());
    visit.sees(visit.find("tbody tr", "file"));
    open(visit, directory + " ");
    visit.sees("O caminho termina com um espaço");
    visit.sees(directory + "␣");

    Visit english = chromium.visit(server, Visitor.ENGLISH);
    english.go(Screen.FILES, "?path=/nao/existe");
    english.sees("The directory does not exist");
  }

  @Test
  void aLongDirectoryIsSortedFilteredAndReadInPages() throws IOException {
    for (int i = 0; i < 450; i++) {
      Files.write(directory.resolve("f%03d".formatted(i)), new byte[i]);
    }
    Visit visit = chromium.visit(server, Visitor.ENGLISH);
    visit.go(Screen.FILES, "?path=" + directory);
    visit.sees("200 of 450 entries");
    Locator rows = visit.find("tbody tr[id]");
    assertThat(rows.first()).containsText("f000");
    visit.press("Size");
    assertThat(rows.first()).containsText("f000");
    visit.press("Size");
    assertThat(rows.first()).containsText("f449");
    assertThat(visit.find("th[aria-sort=descending]")).hasText("Size");
    visit.sees(visit.find("button", "Load 250 more"));
    visit.find("[role=grid]").focus();
    visit.page.keyboard().press("End");
    assertThat(visit.find(".count")).hasText(Pattern.compile("^450 entries"));
    assertThat(visit.find("text=Load")).hasCount(0);
    visit.page.keyboard().press("End");
    assertThat(visit.find("tbody tr[aria-selected=true]")).containsText("f000");

    visit.page.keyboard().press("/");
    visit.page.keyboard().type("44");
    visit.sees("14 entries");
    visit.find("select").selectOption("directory");
    visit.sees("Nothing here passes the filter");
    visit.press("Clear the filter");
    visit.sees("200 of 450 entries");
  }

  @Test
  void theKeyboardAloneGoesDownAndUp() throws IOException {
    Files.createDirectories(directory.resolve("a/b"));
    Visit visit = chromium.visit(server, Visitor.ENGLISH);
    visit.go(Screen.FILES, "?path=" + directory);
    visit.sees(visit.find("tbody tr", "a"));
    visit.find("[role=grid]").focus();
    visit.page.keyboard().press("ArrowDown");
    assertThat(visit.find("tbody tr[aria-selected=true]")).containsText("a");
    visit.page.keyboard().press("Enter");
    assertThat(visit.find("#path")).hasValue(directory + "/a");
    visit.sees(visit.find("tbody tr", "b"));
  }

  @Test
  void aServerThatIsAwayIsWaitedForAndADirectoryThatIsGoneIsNot() throws IOException {
    Files.writeString(directory.resolve("here"), "");
    Visit visit = chromium.visit(server, Visitor.ENGLISH);
    visit.page.clock().install();
    visit.go(Screen.FILES, "?path=" + directory);
    visit.sees(visit.find("tbody tr", "here"));
    // First nobody answers, then nobody is there.
    visit.hang("**/files?**");
    visit.page.waitForRequest("**/files?**", () -> visit.press("Size"));
    visit.page.clock().fastForward(26_000);
    visit.sees("Reconnecting");
    visit.sees(visit.find("tbody tr", "here"));
    visit.page.unroute("**/files?**");
    visit.page.route("**/files?**", Route::abort);
    Files.delete(directory.resolve("here"));
    Files.delete(directory);
    visit.page.clock().fastForward(30_000);
    visit.sees("Reconnecting");
    visit.page.unroute("**/files?**");
    visit.sees("The directory does not exist");
    assertThat(visit.find("tbody tr")).hasCount(0);
  }

  @Test
  void anEmptyDirectorySaysSo() {
    Visit visit = chromium.visit(server, Visitor.PORTUGUESE);
    visit.go(Screen.FILES, "?path=" + directory);
    visit.sees("Este diretório está vazio");
  }

  private static void open(Visit visit, String path) {
    visit.find("#path").fill(path);
    visit.find("#path").press("Enter");
  }
}
