package vigia.cli.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.Toolkit;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.desktop.present.Settings;
import vigia.language.Language;

@Screened
class PlacementTest {
  @TempDir private Path home;

  @Test
  void aSizeFromALargerScreenIsCutToThisOne() throws Exception {
    Files.writeString(home.resolve("window.properties"), "x=0\ny=0\nwidth=99999\nheight=99999\n");
    try (var driver = Driver.here(Language.EN, home)) {
      Dimension size = Happenings.get(driver.frame()::getSize);
      Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
      assertThat(size.width).isBetween(1000, screen.width);
      assertThat(size.height).isBetween(640, screen.height);
    }
  }

  @Test
  void theScreenInFrontIsWrittenAtOnce() {
    try (var driver = Driver.here(Language.EN, home)) {
      driver.click("nav.scan");
      Happenings.await("it is written", () -> "SCAN".equals(new Settings(home).text("screen")));
    }
  }
}
