package vigia.cli.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import javax.swing.JComboBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.client.KnownServer;
import vigia.client.KnownServers;
import vigia.language.Language;
import vigia.machine.AccessToken;
import vigia.server.tls.Tls;

@Screened
class ConnectTest {
  @TempDir private Path home;
  @TempDir private Path serverHome;

  /// The last entry of the list of machines.
  private static void ask(Driver driver) {
    int last = Happenings.get(() -> ((JComboBox<?>) Driver.find("machine.choice")).getItemCount());
    driver.click("machine.choice");
    for (int i = 1; i < last; i++) {
      driver.hands().press(KeyEvent.VK_DOWN);
    }
    driver.hands().press(KeyEvent.VK_ENTER);
    Happenings.await("the dialog", () -> Driver.find("connect.url") != null);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aServerIsTrustedByItsKeyAndOpenedByAToken(Language language) throws Exception {
    try (var server = ServedMachine.start(serverHome, 0, Tls.OWN);
        var driver = Driver.here(language, home)) {
      ask(driver);
      assertThat(Happenings.get(() -> Driver.find("connect.accept").isEnabled())).isFalse();
      driver.fill("connect.url", server.server().url());
      driver.click("connect.look");
      driver.awaitSaid("connect.fingerprint", server.server().fingerprint()::equals);
      driver.fill("connect.url", server.server().url() + "0");
      driver.awaitSaid("connect.fingerprint", String::isEmpty);
      assertThat(Happenings.get(() -> Driver.find("connect.accept").isEnabled())).isFalse();
      driver.fill("connect.url", server.server().url());
      driver.click("connect.look");
      driver.awaitSaid("connect.fingerprint", server.server().fingerprint()::equals);
      driver.fill("connect.token", "nonsense");
      driver.click("connect.accept");
      driver.awaitSaid("connect.notice.text", text -> !text.isBlank());
      String first = Happenings.get(() -> Driver.said("connect.notice.text"));
      driver.fill("connect.token", AccessToken.random(new SecureRandom()).text());
      driver.click("connect.accept");
      driver.awaitSaid("connect.notice.text", text -> !text.isBlank() && !text.equals(first));
      assertThat(new KnownServers(home).all()).isEmpty();
      String token = server.token();
      driver.fill("connect.token", token);
      driver.fill("connect.name", "office");
      driver.click("connect.accept");
      Happenings.await("no dialog", () -> Driver.find("connect.url") == null);
      driver.awaitSaid("machine.choice", "office"::equals);
      assertThat(new KnownServers(home).all())
          .isEqualTo(
              List.of(
                  new KnownServer(
                      "office", server.server().url(), token, server.server().fingerprint())));
      Happenings.await(
          "its figures",
          () ->
              Driver.find("overview.fileSystems") != null
                  && Driver.table("overview.fileSystems").getRowCount() > 0);
    }
  }

  @Test
  void escapeLeavesAndAddressesThatAreNoneAreSaidThere() {
    try (var driver = Driver.here(Language.EN, home)) {
      ask(driver);
      driver.fill("connect.url", "ftp://nowhere");
      driver.hands().press(KeyEvent.VK_ENTER);
      driver.awaitSaid("connect.notice.text", text -> text.contains("ftp://nowhere"));
      driver.hands().press(KeyEvent.VK_ESCAPE);
      Happenings.await("no dialog", () -> Driver.find("connect.url") == null);
      assertThat(Happenings.get(() -> Driver.said("machine.choice"))).isEqualTo("This computer");
    }
  }

  /// The dialog is the entry after this computer.
  @Test
  void theArrowsPassByWithoutChoosing() {
    try (var driver = Driver.here(Language.EN, home)) {
      driver.click("machine.choice");
      driver.hands().press(KeyEvent.VK_DOWN);
      Happenings.run(() -> {});
      assertThat(Happenings.get(() -> Driver.find("connect.url"))).isNull();
      driver.hands().press(KeyEvent.VK_ENTER);
      Happenings.await("the dialog", () -> Driver.find("connect.url") != null);
      driver.hands().press(KeyEvent.VK_ESCAPE);
      driver.awaitFocus("machine.choice");
      driver.hands().press(KeyEvent.VK_CONTROL, KeyEvent.VK_4);
      Happenings.await("the scanner", () -> Driver.find("scan.table") != null);
    }
  }

  @Test
  void aBrokenListOfServersIsSaid() throws Exception {
    Files.writeString(home.resolve("servers.json"), "{");
    try (var driver = Driver.here(Language.EN, home)) {
      driver.awaitSaid("machine.notice.text", text -> text.contains("servers.json"));
    }
  }
}
