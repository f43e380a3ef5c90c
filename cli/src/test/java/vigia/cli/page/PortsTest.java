package vigia.cli.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortsTest {
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
  void openPortsComeToTheTopAndEveryPortHasItsWordAndReason() throws IOException {
    try (var open = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      int port = open.getLocalPort();
      Visit visit = chromium.visit(server, Visitor.PORTUGUESE);
      visit.go(Screen.PORTS);
      fill(visit, "127.0.0.1", Integer.toString(port - 20), Integer.toString(port));
      visit.press("Iniciar");
      visit.sees("Concluída");
      Locator rows = visit.find("tbody tr[id]");
      assertThat(rows.first()).containsText("aberta");
      assertThat(rows.first()).containsText("aceitou a conexão");
      assertThat(rows.filter(new Locator.FilterOptions().setHasText("fechada")).first())
          .containsText("recusou a conexão");
      visit.sees("21 de 21 portas");
      visit.sees(rows.filter(new Locator.FilterOptions().setHasText(port + "/tcp")));
      visit.find(".only input").check();
      assertThat(rows.filter(new Locator.FilterOptions().setHasText("fechada"))).hasCount(0);
      assertThat(visit.page.url()).contains("scan=");
      assertThat(visit.complaints()).isEmpty();
    }
  }

  @Test
  void whatAnswersAndWhoListensAreShown() throws IOException {
    try (var open = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> greet(open));
      String port = Integer.toString(open.getLocalPort());
      Visit visit = chromium.visit(server, Visitor.ENGLISH);
      visit.go(Screen.PORTS);
      fill(visit, "127.0.0.1", port, port);
      visit.find(".identify input").check();
      visit.press("Start");
      visit.sees("Done");
      Locator row = visit.find("tbody tr[id]").first();
      assertThat(row).containsText("220 \\x1B[2Jready");
      assertThat(row).containsText("java (" + ProcessHandle.current().pid() + ")");
      row.click();
      Locator detail = visit.find("dl");
      assertThat(detail).containsText("220 \\x1B[2Jready");
      assertThat(detail).containsText("accepted the connection");
      visit.sees("nothing of it was verified");
      assertThat(visit.complaints()).isEmpty();
    }
  }

  private static void greet(ServerSocket listening) {
    while (!listening.isClosed()) {
      try (Socket guest = listening.accept()) {
        guest.getOutputStream().write("220 \u001b[2Jready\r\n".getBytes(StandardCharsets.UTF_8));
        guest.shutdownOutput();
        guest.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException goneOrClosed) {
        // The next one, or the end.
      }
    }
  }

  @Test
  void aLongScanShowsHowFarItIsStopsAndOutlivesAReload() {
    String targets = "127.0.1.0/25,127.0.1.128/25";
    Visit visit = chromium.visit(server, Visitor.ENGLISH);
    visit.go(Screen.PORTS);
    visit.press("All 1–65535");
    visit.find("#scan-target").fill(targets);
    visit.press("Start");
    visit.sees("Scanning");
    visit.sees(Pattern.compile("[1-9][\\d,]* of 16,776,960 ports"));
    visit.sees(Pattern.compile("[1-9][\\d,]* ports/s"));
    visit.sees(Pattern.compile("\\d+ \\w+ left"));
    visit.page.reload();
    visit.sees("Scanning");
    assertThat(visit.find("#scan-target")).hasValue(targets.replace(",", ", "));
    assertThat(visit.find("#scan-highest")).hasValue("65535");
    visit.press("Stop");
    visit.sees(visit.find(".state", "Stopped"));
    assertThat(visit.find("button", "Start")).isFocused();
  }

  /// A server that was killed has kept nothing; one that ended has written it down.
  @ParameterizedTest
  @CsvSource({"true, Falhou", "false, Interrompida"})
  void aScanOfAServerThatBeganAnewIsOverAndAnotherCanStart(
      boolean killed, String state, @TempDir Path place) throws IOException {
    int port;
    int own;
    Visit visit;
    try (var first = RunningServer.start(place, 0);
        var relay = Relay.to(first)) {
      port = first.port();
      own = relay.own();
      visit = chromium.visit(relay, first, Visitor.PORTUGUESE);
      visit.go(Screen.PORTS);
      visit.press("Todas 1–65535");
      visit.find("#scan-target").fill("127.0.1.0/24");
      visit.press("Iniciar");
      visit.sees("Varrendo");
    }
    if (killed) {
      try (Stream<Path> kept = Files.list(place.resolve("scans"))) {
        for (Path file : kept.toList()) {
          Files.delete(file);
        }
      }
    }
    // The wire is closed first, so the page does not hear how the scan ended.
    try (var again = RunningServer.start(place, port);
        var _ = Relay.to(again, own)) {
      if (killed) {
        visit.sees("Varredura não encontrada");
      }
      visit.sees(visit.find(".state", state));
      fill(visit, "127.0.0.1", "1", "1");
      visit.press("Iniciar");
      visit.sees("Concluída");
      visit.sees("1 de 1 porta");
      assertThat(visit.find("[role=alert]")).hasCount(0);
    }
  }

  @Test
  void portsOfUdpMayBeOpenOrFiltered() throws IOException {
    try (var mute = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      Visit visit = chromium.visit(server, Visitor.ENGLISH);
      visit.go(Screen.PORTS);
      visit.page.getByLabel("UDP").check();
      assertThat(visit.find("#scan-list")).hasValue("top:100");
      assertThat(visit.find(".identify input")).isDisabled();
      visit.find("#scan-target").fill("127.0.0.1");
      visit.find("#scan-list").fill("1," + mute.getLocalPort());
      visit.press("Start");
      visit.sees("Done");
      visit.sees(visit.find("li.openFiltered", "open or filtered"));
      Locator rows = visit.find("tbody tr[id]");
      assertThat(rows.first()).containsText(mute.getLocalPort() + "/udp");
      assertThat(rows.first()).containsText("open or filtered");
      assertThat(rows.nth(1)).containsText("port unreachable");
      assertThat(visit.complaints()).isEmpty();
      visit.page.reload();
      visit.sees("Done");
      assertThat(visit.page.getByLabel("UDP")).isChecked();
    }
  }

  @Test
  void aListOfPortsAndANameWork() throws IOException {
    try (var open = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      Visit visit = chromium.visit(server, Visitor.ENGLISH);
      visit.go(Screen.PORTS);
      visit.press("Use a list");
      // The same address twice, by number and, where it stands so in /etc/hosts, by name.
      visit.find("#scan-target").fill("localhost, 127.0.0.1, 127.0.0.1");
      String list = "1, 5-7, " + open.getLocalPort();
      visit.find("#scan-list").fill(list);
      visit.press("Start");
      visit.sees("Done");
      visit.sees("10 of 10 ports");
      visit.sees(visit.find("tbody tr[id]", open.getLocalPort() + "/tcp").first());
      assertThat(visit.complaints()).isEmpty();
      visit.page.reload();
      visit.sees("Done");
      assertThat(visit.find("#scan-target")).hasValue("localhost, 127.0.0.1");
      assertThat(visit.find("#scan-list")).hasValue(list);
    }
  }

  @Test
  void aNameWithoutAnAddressIsSaid() {
    Visit visit = chromium.visit(server, Visitor.PORTUGUESE);
    visit.go(Screen.PORTS);
    fill(visit, "no-such-host.invalid", "1", "5");
    visit.press("Iniciar");
    visit.sees("Nome sem endereço");
    assertThat(visit.find("[role=progressbar]")).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource({
    "'',1,5,target,Digite o alvo: um endereço ou um nome.",
    "a b,1,5,target,Um alvo não tem espaços. Separe vários com vírgulas.",
    "127.0.0.1,abc,5,lowest,A porta é um número.",
    "127.0.0.1,0,5,lowest,As portas vão de 1 a 65535.",
    "127.0.0.1,1,65536,highest,As portas vão de 1 a 65535.",
    "127.0.0.1,9,5,highest,A menor porta está acima da maior.",
    "127.0.0.1,1,'',highest,Digite uma porta."
  })
  void whatIsWrongIsSaidBesideItsField(
      String target, String lowest, String highest, String field, String said) {
    Visit visit = chromium.visit(server, Visitor.PORTUGUESE);
    visit.go(Screen.PORTS);
    fill(visit, target, lowest, highest);
    visit.press("Iniciar");
    assertThat(visit.find("#scan-" + field + "-wrong")).hasText(said);
    assertThat(visit.find("#scan-" + field)).isFocused();
    assertThat(visit.find("[role=progressbar]")).hasCount(0);
  }

  private static void fill(Visit visit, String target, String lowest, String highest) {
    visit.find("#scan-target").fill(target);
    visit.find("#scan-lowest").fill(lowest);
    visit.find("#scan-highest").fill(highest);
  }
}
