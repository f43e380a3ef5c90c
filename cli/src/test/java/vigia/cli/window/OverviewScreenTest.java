package vigia.cli.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import vigia.language.Language;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.machine.Machine;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.Wire;

@InBothLanguages
class OverviewScreenTest {
  private static Machine machine;
  private static Driver driver;

  @TempDir private static Path home;

  private final Language language;

  OverviewScreenTest(Language language) {
    this.language = language;
  }

  @BeforeParameterizedClassInvocation
  static void open(Language language) {
    machine = LocalMachine.open(LocalOptions.HERE);
    driver = Driver.here(language, home.resolve(language.tag()), machine);
    Happenings.await(
        "figures",
        () ->
            Driver.find("overview.fileSystems") != null
                && Driver.table("overview.fileSystems").getRowCount() > 0);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    driver.close();
  }

  private static List<String> said() {
    return Happenings.get(OverviewScreenTest::labels);
  }

  private static List<String> labels() {
    return Driver.inSight().stream()
        .filter(JLabel.class::isInstance)
        .map(label -> ((JLabel) label).getText())
        .toList();
  }

  @Test
  void itShowsWhatTheMachineSays() {
    Overview overview = machine.overview(OverviewQuery.NOW);
    long total = overview.memory().totalBytes();
    String exactly = Driver.speech(language).formats().count(total) + " B";
    assertThat(said())
        .contains(overview.cpu().name())
        .anySatisfy(text -> assertThat(text.strip()).isEqualTo(exactly));
    assertThat(Happenings.get(OverviewScreenTest::mountPoints))
        .contains("/")
        .hasSameSizeAs(overview.fileSystems());
  }

  private static List<String> mountPoints() {
    var points = new ArrayList<String>();
    for (int i = 0; i < Driver.table("overview.fileSystems").getRowCount(); i++) {
      points.add(Driver.cell("overview.fileSystems", i, 0));
    }
    return points;
  }

  @Test
  void itsTablesOrderTurnsWithAClickOnItsTitle() {
    List<String> before = Happenings.get(OverviewScreenTest::mountPoints);
    driver.clickTitle("overview.fileSystems", 0);
    Happenings.await("the other order", () -> mountPoints().equals(before.reversed()));
    driver.clickTitle("overview.fileSystems", 0);
    Happenings.await("the order before", () -> mountPoints().equals(before));
  }

  @Test
  void itIsCopiedAsText() {
    driver.click("overview.copy");
    assertThat(Hands.clipboard())
        .contains(machine.overview(OverviewQuery.NOW).cpu().name())
        .contains("\n/\t");
  }

  @Test
  void itIsSavedWithItsFigures(@TempDir Path directory) throws Exception {
    long total = machine.overview(OverviewQuery.NOW).memory().totalBytes();
    Path json = driver.save("overview", "json", directory.resolve("overview.json"));
    Overview saved = Wire.read(Overview.class, Files.readString(json));
    assertThat(saved.memory().totalBytes()).isEqualTo(total);
    // The ending is added when it is not typed.
    Path csv = driver.save("overview", "csv", directory.resolve("figures"));
    assertThat(csv).hasFileName("figures.csv");
    assertThat(Files.readAllLines(csv))
        .startsWith("name,value")
        .contains("memory.totalBytes," + total);
  }

  @Test
  void whatCannotBeWrittenIsSaidUntilItCan(@TempDir Path directory) throws Exception {
    driver.save("overview", "json", directory.resolve("missing/overview.json"));
    driver.awaitSaid("overview.unsaved.text", text -> text.contains("missing/overview.json"));
    List<String> before = said();
    Happenings.await("newer figures", () -> !labels().equals(before));
    assertThat(Happenings.get(() -> Driver.find("overview.unsaved.text"))).isNotNull();
    driver.save("overview", "json", directory.resolve("overview.json"));
    driver.awaitSaid(
        "overview.unsaved.text",
        text -> text.contains("overview.json") && !text.contains("missing"));
  }
}
