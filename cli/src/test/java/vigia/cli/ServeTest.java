package vigia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `vigia serve` and what is asked of it from another process.
class ServeTest {
  private static final Pattern URL = Pattern.compile("\"url\":\"(http://127.0.0.1:[0-9]+)\"");

  @Test
  void aTokenMadeBesideARunningServerOpensItAtOnceAndARevokedOneNoMore(@TempDir Path directory)
      throws Exception {
    Map<String, String> home = Map.of("VIGIA_HOME", directory.resolve("home").toString());
    try (var server = Child.onPipes(home, "serve", "--listen", "127.0.0.1:0", "--format", "json")) {
      server.awaitOut(said -> URL.matcher(said).find() && said.endsWith("\n"));
      String url = url(server);
      Path token = directory.resolve("token");
      Run created = Run.of(home, "token", "create", "--name", "tests");
      assertThat(created.exit()).as(created.err()).isZero();
      assertThat(created.out()).matches("vg_[0-9a-f]{16}_[A-Za-z0-9_-]{43}\n");
      Files.writeString(token, created.out());

      Run login = Run.of(home, "login", url, "--token-file", token.toString(), "--name", "it");
      assertThat(login.exit()).as(login.err()).isZero();
      Run overview = Run.of(home, "overview", "--server", "it", "--format", "json");
      assertThat(overview.exit()).as(overview.err()).isZero();
      assertThat(overview.out()).startsWith("{\"sampledAt\":").contains("\"totalBytes\":");
      Run scan = Run.of(home, "scan", "127.0.0.1", "1-5", "--server", "it", "--format", "jsonl");
      assertThat(scan.out().lines()).as(scan.err()).hasSize(5);
      assertThat(Run.of(home, "link").out()).startsWith(url + "/#login=");
      assertThat(Run.of(home, "token", "list", "--format", "csv").out()).contains("tests");

      assertThat(Run.of(home, "token", "revoke", "tests").exit()).isZero();
      assertThat(Run.of(home, "overview", "--server", "it").exit()).isEqualTo(3);
      assertThat(Run.of(home, "token", "revoke", "tests").exit()).isEqualTo(1);

      server.terminate();
      Run ended = server.run();
      assertThat(ended.exit()).as(ended.err()).isZero();
      assertThat(ended.out()).contains("{\"event\":\"listening\",", "{\"event\":\"closing\"");
      assertThat(ended.err()).isEmpty();
    }
    assertThat(Files.getPosixFilePermissions(directory.resolve("home")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aPortInUseIsSaid(@TempDir Path directory) throws Exception {
    Map<String, String> home = Map.of("VIGIA_HOME", directory.toString());
    try (var server = Child.onTerminal(100, home, "servir", "--listen", "127.0.0.1:0")) {
      server.awaitOut(said -> said.contains("#login="));
      Matcher url = Pattern.compile("http://(127.0.0.1:[0-9]+)").matcher(server.seen());
      assertThat(url.find()).isTrue();
      try (var second = Child.onPipes(home, "serve", "--listen", "127.0.0.1:0")) {
        Run run = second.run();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("runs already", url.group(1)).doesNotContain("\tat ");
      }
      Map<String, String> another = Map.of("VIGIA_HOME", directory.resolve("another").toString());
      try (var second = Child.onPipes(another, "serve", "--listen", url.group(1))) {
        Run run = second.run();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("another program does already").doesNotContain("\tat ");
      }
      server.type("\u0003");
      Run ended = server.run();
      assertThat(ended.exit()).isEqualTo(130);
      assertThat(ended.out()).contains("Atendendo em http://127.0.0.1:", "Encerrando");
    }
  }

  @Test
  void theConfigurationFileSaysWhatFlagsSay(@TempDir Path directory) throws Exception {
    Path config = directory.resolve("vigia.toml");
    Map<String, String> home = Map.of("VIGIA_HOME", directory.resolve("home").toString());
    Files.writeString(
        config, "listen = \"127.0.0.1:0\"\nformat = \"json\"\nscan-network = [\"127.0.0.0/8\"]\n");
    try (var server = Child.onPipes(home, "serve", "--config", config.toString())) {
      server.awaitOut(said -> URL.matcher(said).find());
    }
    Files.writeString(config, "listne = \"127.0.0.1:0\"\n");
    Run unknown = Run.of(home, "serve", "--config", config.toString());
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("listne");
    Files.writeString(config, "listen = ");
    assertThat(Run.of(home, "serve", "--config", config.toString()).exit()).isEqualTo(2);
    Run none = Run.of(home, "serve", "--config", directory.resolve("none").toString());
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("does not exist");
  }

  private static String url(Child server) {
    Matcher url = URL.matcher(server.seen());
    assertThat(url.find()).isTrue();
    return url.group(1);
  }
}
