package vigia.cli.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import vigia.language.Language;

@InBothLanguages
class ProcessesScreenTest {
  private static final String TABLE = "processes.table";
  private static final String PID = "processes.pid";
  private static Driver driver;

  @TempDir private static Path home;

  private final Language language;

  ProcessesScreenTest(Language language) {
    this.language = language;
  }

  @BeforeParameterizedClassInvocation
  static void open(Language language) {
    driver = Driver.here(language, home.resolve(language.tag()));
    driver.click("nav.processes");
    Happenings.await(
        "the table", () -> Driver.find(TABLE) != null && Driver.table(TABLE).getRowCount() > 0);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    driver.close();
  }

  private static List<String> said() {
    return Driver.inSight().stream()
        .map(each ->
            switch (each) {
              case JLabel label -> label.getText();
              case JTextArea area -> area.getText();
              default -> null;
            })
        .filter(Objects::nonNull)
        .toList();
  }

  private static void ask(String pid) {
    driver.fill(PID, pid);
    driver.hands().press(KeyEvent.VK_ENTER);
  }

  @Test
  void nothingButDigitsCanBeTyped() {
    driver.click(PID);
    driver.awaitFocus(PID);
    driver.hands().selectAll();
    driver.hands().type("a1b2");
    driver.awaitSaid(PID, "12"::equals);
    driver.hands().paste("3x");
    driver.hands().paste("34");
    driver.awaitSaid(PID, "1234"::equals);
  }

  @Test
  void ourOwnProcessIsShownWithItsExecutable() {
    ProcessHandle own = ProcessHandle.current();
    String exe = own.info().command().orElseThrow();
    ask(Long.toString(own.pid()));
    Happenings.await("the executable", () -> said().contains(exe));
    assertThat(Happenings.get(ProcessesScreenTest::said)).contains("java");
    driver.hands().press(KeyEvent.VK_ESCAPE);
    Happenings.await("no process", () -> !said().contains(exe));
  }

  @Test
  void detailsAreShownBelowOnceTheyAreWanted() {
    ask(Long.toString(ProcessHandle.current().pid()));
    Happenings.await("the switch", () -> Driver.find("process.details") != null);
    assertThat(Happenings.get(() -> Driver.find("process.details.facts"))).isNull();
    toggleDetails();
    Happenings.await("details", () -> Driver.find("process.details.facts") != null);
    String files = language == Language.PT_BR ? "Arquivos abertos" : "Open files";
    assertThat(Happenings.get(ProcessesScreenTest::said)).contains(files);
    assertThat(Happenings.get(() -> Driver.find("process.details.notice"))).isNull();
    toggleDetails();
    Happenings.await("no details", () -> Driver.find("process.details.facts") == null);
    driver.hands().press(KeyEvent.VK_ESCAPE);
  }

  /// It may be below what is in sight: its letter leads there all the same.
  private static void toggleDetails() {
    driver.hands().press(KeyEvent.VK_ALT, KeyEvent.VK_D);
  }

  @Test
  void anUnknownPidIsSaidBesideTheField() {
    ask("4194304999");
    String sentence = language == Language.PT_BR ? "processo não encontrado" : "no such process";
    driver.awaitSaid("process.notice.text", text -> text.contains(sentence));
    driver.hands().press(KeyEvent.VK_ESCAPE);
    Happenings.await("nothing to say", () -> Driver.find("process.notice.text") == null);
  }

  @Test
  void aClickedRowIsLookedAt() {
    String own = Long.toString(ProcessHandle.current().pid());
    driver.fill("processes.filter", own);
    Happenings.await(
        "our row",
        () -> Driver.table(TABLE).getRowCount() > 0 && Driver.cell(TABLE, 0, 0).equals(own));
    driver.clickCell(TABLE, 0, 1, 1);
    driver.awaitSaid(PID, own::equals);
    driver.fill("processes.filter", "");
  }

  /// Swing takes a text that begins so for markup, also where the mouse rests.
  @Test
  void whatOthersWroteIsNeverMarkup() throws Exception {
    String name = "<html><img src=x>";
    Process child = new ProcessBuilder("bash", "-c", "exec -a '" + name + "' sleep 1000").start();
    try {
      ask(Long.toString(child.pid()));
      Happenings.await("its command", () -> said().stream().anyMatch(it -> it.startsWith(name)));
      List<JComponent> telling =
          Happenings.get(() ->
              Driver.inSight().stream()
                  .filter(JComponent.class::isInstance)
                  .map(JComponent.class::cast)
                  .filter(each -> each.getToolTipText() != null)
                  .toList());
      assertThat(telling).isNotEmpty();
      for (JComponent each : telling) {
        assertThat(Happenings.get(each::createToolTip).getClientProperty("html.disable"))
            .as(each.getToolTipText())
            .isEqualTo(true);
      }
    } finally {
      child.destroyForcibly().onExit().join();
      driver.hands().press(KeyEvent.VK_ESCAPE);
    }
  }
}
