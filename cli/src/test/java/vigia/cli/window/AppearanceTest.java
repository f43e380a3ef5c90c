package vigia.cli.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.desktop.look.Theme;
import vigia.language.Language;

@Screened
class AppearanceTest {
  @TempDir private Path home;
  @TempDir private Path listed;
  private Driver driver;

  @BeforeEach
  void open() throws Exception {
    Files.createFile(listed.resolve("one"));
    Files.createFile(listed.resolve("other"));
    driver = Driver.here(Language.PT_BR, home);
    driver.click("nav.files");
    driver.fill("files.path", listed.toString());
    driver.hands().press(KeyEvent.VK_ENTER);
    driver.awaitRows("files.table", 2);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  private void assertAllIsAsItWas() {
    driver.awaitRows("files.table", 2);
    assertThat(Happenings.get(() -> Driver.said("files.path"))).isEqualTo(listed.toString());
    assertThat(
            Happenings.get(
                () -> List.of(Driver.cell("files.table", 0, 0), Driver.cell("files.table", 1, 0))))
        .containsExactly("one", "other");
  }

  @Test
  void anotherLanguageKeepsScreenPathAndRows() {
    driver.choose("menu.language", Language.EN.ordinal());
    driver.awaitSaid("nav.files", "Files in directories"::equals);
    assertAllIsAsItWas();
    assertThat(Happenings.get(driver.frame()::getTitle)).contains("System monitor");
    driver.choose("menu.language", Language.PT_BR.ordinal());
    driver.awaitSaid("nav.files", "Arquivos em diretórios"::equals);
    assertAllIsAsItWas();
  }

  @Test
  void anotherThemeKeepsScreenPathAndRows() {
    int bright = Happenings.get(() -> brightness("files.table"));
    driver.choose("menu.theme", Theme.DARK.ordinal());
    Happenings.await("dark", () -> brightness("files.table") < bright);
    assertAllIsAsItWas();
    driver.choose("menu.theme", Theme.LIGHT.ordinal());
    Happenings.await("light", () -> brightness("files.table") == bright);
    assertAllIsAsItWas();
  }

  private static int brightness(String table) {
    var colour = Driver.table(table).getBackground();
    return colour.getRed() + colour.getGreen() + colour.getBlue();
  }
}
