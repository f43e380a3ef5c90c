package vigia.cli.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.accessibility.AccessibleContext;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JViewport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import vigia.language.Language;

@InBothLanguages
class KeyboardTest {
  private static Driver driver;

  @TempDir private static Path home;

  @SuppressWarnings("unused") // one window for each
  KeyboardTest(Language language) {}

  @BeforeParameterizedClassInvocation
  static void open(Language language) {
    driver = Driver.here(language, home.resolve(language.tag()));
  }

  @AfterParameterizedClassInvocation
  static void close() {
    driver.close();
  }

  private static void front(String screen, String first) {
    driver.click("nav." + screen);
    driver.awaitFocus(first);
  }

  private static String focused() {
    return Happenings.get(() -> {
      Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
      return owner == null ? "" : String.valueOf(owner.getName());
    });
  }

  /// The named stations of that many tabs.
  private static List<String> tabs(int count) {
    var stations = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      driver.hands().press(KeyEvent.VK_TAB);
      stations.add(focused());
    }
    return stations;
  }

  @Test
  void tabGoesFromTheFieldByTheButtonsToTheTable() {
    front("files", "files.path");
    assertThat(tabs(7))
        .containsSubsequence("files.open", "files.filter", "files.type", "files.table");
    front("scan", "scan.target");
    assertThat(tabs(7)).containsSubsequence("scan.low", "scan.high", "scan.start", "scan.table");
    front("processes", "processes.pid");
    assertThat(tabs(1)).containsExactly("processes.ask");
    driver.click("processes.filter");
    driver.awaitFocus("processes.filter");
    assertThat(tabs(4)).containsSubsequence("processes.copy", "processes.table", "processes.pid");
  }

  @Test
  void tabLeadsAllTheWayRound() {
    front("scan", "scan.target");
    assertThat(tabs(25)).contains("nav.scan", "machine.choice", "menu.language", "scan.target");
  }

  @Test
  void whateverTakesTheFocusHasAName() {
    for (String screen : List.of("overview", "files", "processes", "scan")) {
      driver.click("nav." + screen);
      Happenings.await(screen, () -> Driver.find(screen + ".save") != null);
      assertThat(Happenings.get(KeyboardTest::nameless)).as(screen).isEmpty();
    }
  }

  private static List<String> nameless() {
    return Driver.inSight().stream()
        .filter(each -> takesFocus(each))
        .filter(each -> blank(each.getAccessibleContext()))
        .map(Component::toString)
        .toList();
  }

  private static boolean takesFocus(Component each) {
    boolean passive =
        each instanceof JPanel
            || each instanceof JLabel
            || each instanceof JViewport
            || each instanceof JScrollPane;
    return each instanceof JComponent component
        && component.isFocusable()
        && component.isRequestFocusEnabled()
        && component.isEnabled()
        && !passive
        && component.getInputMap(JComponent.WHEN_FOCUSED).size() > 0;
  }

  private static boolean blank(AccessibleContext context) {
    return context.getAccessibleName() == null || context.getAccessibleName().isBlank();
  }
}
