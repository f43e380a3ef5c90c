package vigia.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.Permission;
import vigia.server.access.Listening;
import vigia.server.event.CannotStart;

/// What stands in a VIGIA_HOME, and whose it is.
class HomeTest {
  @TempDir Path home;

  private CannotStart refused() {
    return catchThrowableOfType(
        CannotStart.class,
        () -> Server.start(ServerOptions.loopback(0, home), Map.of(), event -> {}).close());
  }

  @Test
  void aHomeIsOneServersAtATime() throws Exception {
    try (var running = new Running(home)) {
      CannotStart second = refused();
      assertThat(second.why()).isEqualTo(CannotStart.Why.HOME_IN_USE);
      assertThat(second.detail()).isEqualTo(running.server.url());
      assertThat(Listening.of(home)).isNotNull();
    }
    assertThat(Listening.of(home)).isNull();
    new Running(home).close();
  }

  /// The note names a process that lives, this one; what counts is whether it holds the home.
  @Test
  void aNoteThatIsLeftOverIsNoServer() throws Exception {
    Files.writeString(
        home.resolve("listening.json"),
        "{\"url\":\"http://127.0.0.1:1\",\"pid\":" + ProcessHandle.current().pid() + "}");
    assertThat(Listening.of(home)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "{}", "[]", "{\"tokens\":[{}],\"logins\":[]}"})
  void aBrokenListOfTokensIsNamed(String broken) throws Exception {
    Path file = Files.writeString(home.resolve("access.json"), broken);
    CannotStart refused = refused();
    assertThat(refused.why()).isEqualTo(CannotStart.Why.STATE_BROKEN);
    assertThat(refused.detail()).isEqualTo(file.toString());
    assertThat(Listening.of(home)).isNull();
  }

  @Test
  void underARunningServerABrokenListLetsNobodyIn() throws Exception {
    try (var running = new Running(home)) {
      String token = running.token(Permission.VIEW);
      Path file = home.resolve("access.json");
      String good = Files.readString(file);
      Files.writeString(file, "broken");
      var answer = running.get("/api/v1/machines", token);
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).contains("\"reference\":\"access.json\"");
      Files.writeString(file, good);
      assertThat(running.get("/api/v1/machines", token).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "{}"})
  void aBrokenNoteIsNone(String broken) throws Exception {
    try (var _ = new Running(home)) {
      Files.writeString(home.resolve("listening.json"), broken);
      assertThat(Listening.of(home)).isNull();
    }
  }
}
