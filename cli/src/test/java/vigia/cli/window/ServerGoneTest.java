package vigia.cli.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.desktop.look.Stale;
import vigia.language.Language;
import vigia.server.tls.Tls;

@Screened
class ServerGoneTest {
  @TempDir private Path home;
  @TempDir private Path serverHome;
  @TempDir private Path listed;

  private static boolean isShown() {
    return Driver.find("overview.fileSystems") != null
        && Driver.table("overview.fileSystems").getRowCount() > 0;
  }

  private static boolean isGrey() {
    Stale around =
        (Stale) SwingUtilities.getAncestorOfClass(Stale.class, Driver.find("overview.fileSystems"));
    return around.isStale();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatItShowedTurnsGreyUntilItIsBack(Language language) throws Exception {
    var server = ServedMachine.start(serverHome, 0, Tls.NONE);
    server.makeKnown(home, "office");
    int port = server.server().port();
    try (var driver = Driver.on("office", language, home)) {
      Happenings.await("figures", ServerGoneTest::isShown);
      assertThat(Happenings.get(ServerGoneTest::isGrey)).isFalse();
      assertThat(Happenings.get(() -> Driver.said("machine.choice"))).isEqualTo("office");
      server.close();
      Happenings.await("grey", ServerGoneTest::isGrey);
      assertThat(Happenings.get(ServerGoneTest::isShown)).isTrue();
      String age = Driver.speech(language).text("window.stale", "age", "0").split("0")[0].strip();
      driver.awaitSaid("overview.notice.text", text -> text.contains(age));
      String silent =
          Driver.speech(language).text("window.machine.silent", "age", "0").split("0")[0].strip();
      driver.awaitSaid("machine.status", text -> text.startsWith(silent));
      try (var _ = ServedMachine.start(serverHome, port, Tls.NONE)) {
        Happenings.await("no longer grey", () -> !isGrey());
        Happenings.await("nothing to say", () -> Driver.find("overview.notice.text") == null);
      }
    } finally {
      server.close();
    }
  }

  /// Nothing else asks while they are in front.
  @Test
  void theFilesAreAskedAnewWhenItIsBack() throws Exception {
    var server = ServedMachine.start(serverHome, 0, Tls.NONE);
    server.makeKnown(home, "office");
    int port = server.server().port();
    Files.createFile(listed.resolve("one"));
    try (var driver = Driver.on("office", Language.EN, home)) {
      driver.click("nav.files");
      driver.fill("files.path", listed.toString());
      driver.click("files.open");
      driver.awaitRows("files.table", 1);
      server.close();
      Files.createFile(listed.resolve("two"));
      driver.click("files.open");
      driver.awaitSaid("machine.status", text -> text.startsWith("No answer"));
      driver.awaitSaid("files.notice.text", text -> !text.isBlank());
      try (var _ = ServedMachine.start(serverHome, port, Tls.NONE)) {
        driver.awaitRows("files.table", 2);
        Happenings.await("nothing to say", () -> Driver.find("files.notice.text") == null);
        driver.awaitSaid("machine.status", text -> text.startsWith("Last answer"));
      }
    } finally {
      server.close();
    }
  }

  @Test
  void theAgeOfWhatIsShownGrows() throws Exception {
    var server = ServedMachine.start(serverHome, 0, Tls.NONE);
    server.makeKnown(home, "office");
    try (var driver = Driver.on("office", Language.EN, home)) {
      Happenings.await("figures", ServerGoneTest::isShown);
      server.close();
      Happenings.await("grey", ServerGoneTest::isGrey);
      // Also between two attempts to reach it.
      for (int seconds = 2; seconds <= 4; seconds++) {
        String age = seconds + " s old";
        driver.awaitSaid("overview.notice.text", text -> text.contains(age));
      }
    } finally {
      server.close();
    }
  }
}
