package vigia.cli.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import vigia.language.Language;

@InBothLanguages
class MenuTest {
  private static final List<String> SCREENS = List.of("overview", "files", "processes", "scan");
  private static Driver driver;

  @TempDir private static Path home;

  private final Language language;

  MenuTest(Language language) {
    this.language = language;
  }

  @BeforeParameterizedClassInvocation
  static void open(Language language) {
    driver = Driver.here(language, home.resolve(language.tag()));
  }

  @AfterParameterizedClassInvocation
  static void close() {
    driver.close();
  }

  private static JToggleButton entry(String screen) {
    return (JToggleButton) Driver.find("nav." + screen);
  }

  /// Which is in front: it is marked, and something of it is in sight.
  private static boolean isInFront(String screen) {
    String something = screen + (screen.equals("overview") ? ".copy" : ".table");
    return entry(screen).isSelected() && Driver.find(something) != null;
  }

  private static void awaitFront(String screen) {
    Happenings.await(screen + " in front", () -> isInFront(screen));
  }

  @Test
  void itsEntriesAreTheFourOfTheIssue() {
    List<String> titles =
        switch (language) {
          case PT_BR ->
              List.of("CPU e memória", "Arquivos em diretórios", "Processos", "Scanner de rede");
          case EN -> List.of("CPU and memory", "Files in directories", "Processes", "Port scanner");
        };
    assertThat(Happenings.get(() -> SCREENS.stream().map(it -> entry(it).getText()).toList()))
        .isEqualTo(titles);
    String subtitle = language == Language.PT_BR ? "Monitoramento de sistema" : "System monitor";
    assertThat(Happenings.get(MenuTest::texts)).contains("Vigia", subtitle);
    assertThat(Happenings.get(driver.frame()::getTitle)).contains(subtitle);
  }

  private static List<String> texts() {
    return Driver.inSight().stream()
        .filter(JLabel.class::isInstance)
        .map(label -> ((JLabel) label).getText())
        .toList();
  }

  @Test
  void aClickOpensAScreen() {
    for (String screen : SCREENS.reversed()) {
      driver.click("nav." + screen);
      awaitFront(screen);
    }
  }

  @Test
  void controlAndADigitOpenAScreen() {
    for (int i = SCREENS.size() - 1; i >= 0; i--) {
      driver.hands().press(KeyEvent.VK_CONTROL, KeyEvent.VK_1 + i);
      awaitFront(SCREENS.get(i));
    }
  }

  @Test
  void altAndALetterOpenAScreenFromAnyOther() {
    for (String from : SCREENS) {
      for (String to : SCREENS) {
        driver.click("nav." + from);
        awaitFront(from);
        driver.hands().press(KeyEvent.VK_ALT, Happenings.get(() -> entry(to).getMnemonic()));
        awaitFront(to);
      }
    }
  }

  @Test
  void noLetterMeansTwoThingsOnAScreen() {
    for (String screen : SCREENS) {
      driver.click("nav." + screen);
      awaitFront(screen);
      Map<Character, List<String>> meanings = Happenings.get(MenuTest::meanings);
      assertThat(meanings).as(screen).allSatisfy((key, all) -> assertThat(all).hasSize(1));
    }
  }

  private static Map<Character, List<String>> meanings() {
    var meanings = new HashMap<Character, List<String>>();
    for (var each : Driver.inSight()) {
      int key =
          switch (each) {
            case AbstractButton button -> button.getMnemonic();
            case JLabel label -> label.getDisplayedMnemonic();
            default -> 0;
          };
      if (key != 0) {
        String text =
            each instanceof JLabel label ? label.getText() : ((AbstractButton) each).getText();
        meanings.computeIfAbsent((char) key, _ -> new java.util.ArrayList<>()).add(text);
      }
    }
    return meanings;
  }
}
