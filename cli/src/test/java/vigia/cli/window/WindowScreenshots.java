package vigia.cli.window;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vigia.desktop.look.Theme;
import vigia.language.Language;

/// Takes the pictures of the window for the docs: `tools/screenshots`. No test: it proves nothing.
@ExtendWith(Xvfb.class)
class WindowScreenshots {
  private static final Path WHERE =
      Path.of(System.getProperty("vigia.screenshots", "target/screenshots"));

  /// What the scan shall find, where the machine has nothing there itself.
  private static final List<Integer> LISTENING = List.of(22, 80, 443, 631);

  /// So long until the chart shows something.
  private static final Duration CHART = Duration.ofSeconds(75);

  @TempDir private Path home;

  private final List<ServerSocket> listening = new ArrayList<>();

  @Test
  void everyScreenInEachLook() throws Exception {
    Files.createDirectories(WHERE);
    Files.writeString(home.resolve("window.properties"), "theme=LIGHT\nwidth=1180\nheight=780\n");
    for (int port : LISTENING) {
      listening.add(new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1")));
    }
    try (var driver = Driver.here(Language.PT_BR, home)) {
      LockSupport.parkNanos(CHART.toNanos());
      driver.click("nav.files");
      driver.fill("files.path", "/etc");
      driver.hands().press(KeyEvent.VK_ENTER);
      driver.click("nav.scan");
      driver.click("scan.start");
      driver.awaitSaid("scan.summary", text -> text.contains("1.024 de 1.024"));
      for (Language language : Language.values()) {
        driver.choose("menu.language", language.ordinal());
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
          driver.choose("menu.theme", theme.ordinal());
          for (String screen : List.of("overview", "files", "processes", "scan")) {
            take(driver, screen, language, theme);
          }
        }
      }
    } finally {
      for (ServerSocket socket : listening) {
        socket.close();
      }
    }
  }

  private static void take(Driver driver, String screen, Language language, Theme theme)
      throws Exception {
    driver.click("nav." + screen);
    if (screen.equals("processes")) {
      Happenings.await("rows", () -> Driver.table("processes.table").getRowCount() > 3);
      driver.clickCell("processes.table", 1, 1, 1);
    }
    // The newest figures, and no tooltip.
    new Robot().mouseMove(2, 2);
    LockSupport.parkNanos(Duration.ofMillis(1500).toNanos());
    Rectangle bounds = Happenings.get(driver.frame()::getBounds);
    String name =
        "window.%s.%s.%s.png"
            .formatted(screen, language.tag(), theme.name().toLowerCase(Locale.ROOT));
    ImageIO.write(new Robot().createScreenCapture(bounds), "png", WHERE.resolve(name).toFile());
  }
}
