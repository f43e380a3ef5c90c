package vigia.cli.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.JToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.cli.SilentPort;
import vigia.desktop.look.Theme;
import vigia.language.Language;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;

@Screened
class ClosingTest {
  @TempDir private Path home;

  @Test
  void nothingGoesOnBehindAClosedWindow() throws Exception {
    LocalMachine machine = LocalMachine.open(LocalOptions.HERE);
    try (var silent = new SilentPort("127.0.0.2")) {
      try (var driver = Driver.here(Language.EN, home, machine)) {
        driver.click("nav.scan");
        driver.fill("scan.target", "127.0.0.2");
        driver.fill("scan.low", Integer.toString(silent.port()));
        driver.fill("scan.high", Integer.toString(silent.port()));
        driver.hands().press(KeyEvent.VK_ENTER);
        Happenings.await("it runs", () -> Driver.find("scan.stop").isEnabled());
        driver.click("nav.processes");
        Happenings.await("the table", () -> Driver.table("processes.table").getRowCount() > 0);
        assertThat(Threads.has("vigia-window-question")).isTrue();
        driver.click("nav.overview");
        Happenings.await("figures", () -> Driver.table("overview.fileSystems").getRowCount() > 0);
      }
      long taken = machine.samplesTaken();
      assertThat(taken).isPositive();
      Threads.awaitNone("vigia-window");
      Threads.awaitNone("vigia-sampler");
      assertThat(machine.samplesTaken()).isEqualTo(taken);
    }
  }

  @Test
  void theNextWindowIsAsTheLastWas() {
    var bounds = new Rectangle(40, 30, 1111, 777);
    try (var driver = Driver.here(Language.EN, home)) {
      driver.choose("menu.language", Language.PT_BR.ordinal());
      driver.awaitSaid("nav.files", "Arquivos em diretórios"::equals);
      driver.choose("menu.theme", Theme.DARK.ordinal());
      Happenings.await("rebuilt", () -> Driver.find("menu.theme") != null);
      driver.click("nav.files");
      driver.fill("files.path", "/usr/share");
      Happenings.run(() -> driver.frame().setBounds(bounds));
      Happenings.await("moved", () -> driver.frame().getBounds().equals(bounds));
    }
    assertThat(home.resolve("window.properties")).exists();
    try (var driver = Driver.here(null, home)) {
      driver.awaitSaid("nav.files", "Arquivos em diretórios"::equals);
      assertThat(Happenings.get(() -> ((JToggleButton) Driver.find("nav.files")).isSelected()))
          .isTrue();
      driver.awaitSaid("files.path", "/usr/share"::equals);
      driver.awaitSaid("menu.theme", Theme.DARK.name()::equals);
      Happenings.await("where it was", () -> driver.frame().getBounds().equals(bounds));
    }
  }

  @Test
  void whatWasRememberedMayBeBroken() throws Exception {
    Files.writeString(
        home.resolve("window.properties"),
        "width=99999999999\nheight=-5\nx=50000\ny=abc\nscreen=NONE\nlanguage=xx\ntheme=\\u00zz");
    try (var driver = Driver.here(null, home)) {
      driver.awaitSaid("nav.overview", "CPU and memory"::equals);
    }
    Files.writeString(
        home.resolve("window.properties"), "width=1200\nheight=800\nx=50000\ny=40000\n");
    try (var driver = Driver.here(null, home)) {
      assertThat(Happenings.get(() -> driver.frame().getX())).isBetween(0, 1600);
    }
  }
}
