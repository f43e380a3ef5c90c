package vigia.cli.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import vigia.cli.SilentPort;
import vigia.language.Language;
import vigia.machine.PortState;
import vigia.machine.ScanStatus;
import vigia.machine.Wire;

@InBothLanguages
class ScanScreenTest {
  private static final String TABLE = "scan.table";
  private static Driver driver;

  @TempDir private static Path home;

  private final Language language;

  ScanScreenTest(Language language) {
    this.language = language;
  }

  @BeforeParameterizedClassInvocation
  static void open(Language language) {
    driver = Driver.here(language, home.resolve(language.tag()));
    driver.click("nav.scan");
  }

  @AfterParameterizedClassInvocation
  static void close() {
    driver.close();
  }

  private static void ask(String target, int low, int high) {
    driver.fill("scan.target", target);
    driver.fill("scan.low", Integer.toString(low));
    driver.fill("scan.high", Integer.toString(high));
  }

  private static boolean isRunning() {
    boolean running = !Driver.find("scan.start").isEnabled();
    if (!running) {
      // While it is being stopped, neither can be pressed.
      assertThat(Driver.find("scan.stop").isEnabled()).isFalse();
    }
    return running;
  }

  private static void awaitEnd() {
    Happenings.await("the end", () -> !isRunning());
  }

  @Test
  void anOpenPortStandsFirst(@TempDir Path directory) throws Exception {
    try (var listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      int port = listening.getLocalPort();
      ask("127.0.0.1", port - 2, port + 1);
      driver.click("scan.start");
      driver.awaitRows(TABLE, 4);
      awaitEnd();
      assertThat(Happenings.get(() -> Driver.cell(TABLE, 0, 1)))
          .isEqualTo(Driver.speech(language).words().of(PortState.OPEN));
      Path json = driver.save("scan", "json", directory.resolve("scan.json"));
      assertThat(Wire.read(ScanStatus.class, Files.readString(json)).scanned()).isEqualTo(4);
      Path csv = driver.save("scan", "csv", directory.resolve("scan.csv"));
      assertThat(Files.readAllLines(csv)).hasSize(5).anyMatch(line -> line.contains("" + port));
    }
  }

  @Test
  void aRangeThatIsTurnedRoundIsSaidBesideTheFields() {
    ask("127.0.0.1", 90, 80);
    driver.hands().press(KeyEvent.VK_ENTER);
    driver.awaitSaid("scan.notice.text", text -> text.contains("90-80"));
    assertThat(Happenings.get(ScanScreenTest::isRunning)).isFalse();
  }

  @Test
  void portsAreAskedByAList() throws Exception {
    try (var listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      int port = listening.getLocalPort();
      driver.fill("scan.target", "127.0.0.1");
      driver.click("scan.by-list");
      driver.fill("scan.ports", port + ",top:1,1-2");
      driver.hands().press(KeyEvent.VK_ENTER);
      driver.awaitRows(TABLE, 4);
      awaitEnd();
      driver.fill("scan.ports", "top:many");
      driver.hands().press(KeyEvent.VK_ENTER);
      driver.awaitSaid("scan.notice.text", text -> text.contains("top:many"));
      assertThat(Happenings.get(ScanScreenTest::isRunning)).isFalse();
    } finally {
      driver.click("scan.by-list");
    }
  }

  @Test
  void escapeStopsIt() throws Exception {
    try (var silent = new SilentPort("127.0.0.2")) {
      ask("127.0.0.2", silent.port(), silent.port());
      driver.hands().press(KeyEvent.VK_ENTER);
      // Before it has begun there is nothing whose end could be told.
      driver.awaitSaid("scan.summary", text -> !text.isBlank());
      assertThat(Happenings.get(ScanScreenTest::isRunning)).isTrue();
      driver.hands().press(KeyEvent.VK_ESCAPE);
      awaitEnd();
      String stopped = Driver.speech(language).words().of(vigia.machine.ScanState.CANCELLED);
      driver.awaitSaid("scan.summary", text -> text.toLowerCase().contains(stopped));
    }
  }

  @Test
  void itGoesOnBehindAnotherScreen() throws Exception {
    try (var silent = new SilentPort("127.0.0.2")) {
      ask("127.0.0.2", silent.port(), silent.port());
      driver.click("scan.start");
      Happenings.await("it runs", ScanScreenTest::isRunning);
      driver.click("nav.overview");
      driver.click("nav.scan");
      Happenings.await("in front", () -> Driver.find("scan.stop") != null);
      assertThat(Happenings.get(ScanScreenTest::isRunning)).isTrue();
      driver.click("scan.stop");
      awaitEnd();
    }
  }
}
