package vigia.cli.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import vigia.language.Language;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.Wire;

@InBothLanguages
class FilesScreenTest {
  private static final String TABLE = "files.table";
  private static Driver driver;

  @TempDir private static Path home;

  /// Holds `big`, `inner` with one file, `small`, and one whose name is markup.
  @TempDir private static Path listed;

  private final Language language;

  FilesScreenTest(Language language) {
    this.language = language;
  }

  @BeforeParameterizedClassInvocation
  static void open(Language language) throws Exception {
    Files.createDirectories(listed.resolve("inner"));
    Files.write(listed.resolve("inner/leaf"), new byte[1]);
    Files.write(listed.resolve("small"), new byte[10]);
    Files.write(listed.resolve("big"), new byte[3_000_000]);
    Files.write(listed.resolve("<html><img src=x>"), new byte[20]);
    driver = Driver.here(language, home.resolve(language.tag()));
    driver.click("nav.files");
  }

  @AfterParameterizedClassInvocation
  static void close() {
    driver.close();
  }

  @BeforeEach
  void list() {
    list(listed.toString());
    driver.awaitRows(TABLE, 4);
  }

  private static void list(String directory) {
    driver.fill("files.path", directory);
    driver.hands().press(KeyEvent.VK_ENTER);
  }

  private static List<String> names() {
    return column(0);
  }

  private static List<String> column(int column) {
    JTable table = Driver.table(TABLE);
    var cells = new String[table.getRowCount()];
    Arrays.setAll(cells, row -> Driver.cell(TABLE, row, column));
    return List.of(cells);
  }

  @Test
  void aDirectoryHasAsManyRowsAsEntries() throws Exception {
    int entries;
    try (var all = Files.list(Path.of("/etc"))) {
      entries = (int) all.count();
    }
    driver.fill("files.path", "/etc");
    driver.click("files.open");
    driver.awaitRows(TABLE, entries);
    assertThat(Happenings.get(() -> Driver.said("files.summary")))
        .contains(Driver.speech(language).formats().count(entries));
  }

  @Test
  void whatIsMissingIsSaidBesideTheField() {
    list("/nao/existe");
    String sentence =
        switch (language) {
          case PT_BR -> "O diretório não existe: /nao/existe";
          case EN -> "The directory does not exist: /nao/existe";
        };
    driver.awaitSaid("files.notice.text", sentence::equals);
    driver.awaitRows(TABLE, 0);
    assertThat(Happenings.get(() -> Arrays.stream(Window.getWindows()).filter(Window::isShowing)))
        .hasSize(1);
    assertThat(Happenings.get(() -> Driver.said("files.path"))).isEqualTo("/nao/existe");
    list(listed.toString());
    Happenings.await("nothing to say", () -> Driver.find("files.notice.text") == null);
  }

  @Test
  void aDoubleClickOpensADirectoryAndUpLeavesIt() {
    int row = Happenings.get(() -> names().indexOf("inner"));
    driver.clickCell(TABLE, row, 0, 2);
    driver.awaitSaid("files.path", (listed + "/inner")::equals);
    Happenings.await("its file", () -> names().equals(List.of("leaf")));
    driver.click("files.up");
    driver.awaitSaid("files.path", listed.toString()::equals);
    driver.awaitRows(TABLE, 4);
  }

  @Test
  void enterOpensADirectoryToo() {
    driver.clickCell(TABLE, Happenings.get(() -> names().indexOf("inner")), 0, 1);
    driver.hands().press(KeyEvent.VK_ENTER);
    Happenings.await("its file", () -> names().equals(List.of("leaf")));
  }

  @Test
  void controlWithEndAndHomeGoToTheLastAndFirstRow() {
    driver.clickCell(TABLE, 1, 0, 1);
    driver.hands().press(KeyEvent.VK_CONTROL, KeyEvent.VK_END);
    Happenings.await("the last", () -> Driver.table(TABLE).getSelectedRow() == 3);
    driver.hands().press(KeyEvent.VK_CONTROL, KeyEvent.VK_HOME);
    Happenings.await("the first", () -> Driver.table(TABLE).getSelectedRow() == 0);
  }

  @Test
  void aClickOnATitleSorts() {
    driver.clickTitle(TABLE, 1);
    Happenings.await("the largest first", () -> names().getFirst().equals("big"));
    driver.clickTitle(TABLE, 1);
    Happenings.await("the largest last", () -> names().getLast().equals("big"));
    driver.clickTitle(TABLE, 0);
    Happenings.await("by name", () -> names().getFirst().equals("<html><img src=x>"));
    // As other tests find it.
    if (Happenings.get(() -> names().getLast()).equals("big")) {
      driver.clickTitle(TABLE, 0);
    }
  }

  @Test
  void theFilterIsReachedWithASlash() {
    driver.clickCell(TABLE, 0, 0, 1);
    driver.hands().press(KeyEvent.VK_SLASH);
    driver.awaitFocus("files.filter");
    driver.hands().type("mall");
    Happenings.await("what holds it", () -> names().equals(List.of("small")));
    driver.hands().selectAll();
    driver.hands().press(KeyEvent.VK_DELETE);
    driver.awaitRows(TABLE, 4);
  }

  @Test
  void aNameThatIsMarkupIsShownAsItIs() {
    int row = Happenings.get(() -> names().indexOf("<html><img src=x>"));
    assertThat(row).isNotNegative();
    JComponent painted =
        Happenings.get(() -> {
          JTable table = Driver.table(TABLE);
          return (JComponent) table.prepareRenderer(table.getCellRenderer(row, 0), row, 0);
        });
    assertThat(painted.getClientProperty("html.disable")).isEqualTo(true);
    assertThat(painted.getClientProperty(BasicHTML.propertyKey)).isNull();
  }

  @Test
  void rowsAreCopiedWithTabsBetween() {
    Happenings.run(() -> Driver.table(TABLE).clearSelection());
    driver.click("files.copy");
    String[] lines = Hands.clipboard().split("\n");
    assertThat(lines).hasSize(5);
    assertThat(lines).allSatisfy(line -> assertThat(line.split("\t")).hasSize(5));
    assertThat(lines[0]).startsWith(Driver.speech(language).text("head.name") + "\t");
    assertThat(Arrays.stream(lines).skip(1).map(line -> line.split("\t")[0]))
        .isEqualTo(Happenings.get(FilesScreenTest::names));
    driver.clickCell(TABLE, 0, 0, 1);
    driver.hands().press(KeyEvent.VK_CONTROL, KeyEvent.VK_C);
    assertThat(Hands.clipboard().split("\n")).hasSize(2);
  }

  @Test
  void rowsAreSaved(@TempDir Path directory) throws Exception {
    List<String> shown = Happenings.get(FilesScreenTest::names);
    Path csv = driver.save("files", "csv", directory.resolve("rows.csv"));
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(5);
    assertThat(lines.getFirst()).startsWith("name,");
    assertThat(lines.stream().skip(1).map(line -> line.split(",")[0])).isEqualTo(shown);
    Path json = driver.save("files", "json", directory.resolve("rows.json"));
    FilePage page = Wire.read(FilePage.class, Files.readString(json));
    assertThat(page.entries()).extracting(FileEntry::name).isEqualTo(shown);
    assertThat(page.path()).isEqualTo(listed.toString());
  }

  @Test
  void anExistingFileIsReplacedOnlyWhenAllowed(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("<html>x.csv"), "kept");
    driver.give("files", "csv", file);
    Happenings.await("the question", () -> question(file.getFileName().toString()) != null);
    JLabel question = Happenings.get(() -> question(file.getFileName().toString()));
    assertThat(question.getClientProperty(BasicHTML.propertyKey)).isNull();
    driver.hands().press(KeyEvent.VK_ESCAPE);
    Happenings.await("it is closed", () -> question(file.getFileName().toString()) == null);
    assertThat(file).hasContent("kept");
    driver.give("files", "csv", file);
    Happenings.await("the question", () -> question(file.getFileName().toString()) != null);
    driver.hands().press(KeyEvent.VK_ENTER);
    Happenings.await("it is closed", () -> question(file.getFileName().toString()) == null);
    Driver.awaitWritten();
    assertThat(Files.readAllLines(file)).hasSize(5);
  }

  private static JLabel question(String about) {
    for (var each : Driver.inSight()) {
      if (each instanceof JLabel label
          && SwingUtilities.getAncestorOfClass(JOptionPane.class, label) != null
          && String.valueOf(label.getText()).contains(about)) {
        return label;
      }
    }
    return null;
  }
}
