package vigia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.FilePage;
import vigia.machine.Overview;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ScanStatus;
import vigia.machine.Wire;

/// A server on one machine, encrypted with a certificate of its own, and the terminal on another:
/// every command is a process of its own, with nothing shared but the cable.
class TwoMachinesTest {
  private static Networks networks;

  @TempDir private Path directory;
  private Child server;
  private String url;
  private String fingerprint;

  @BeforeAll
  static void join() {
    networks = new Networks();
  }

  @AfterAll
  static void part() {
    networks.close();
  }

  @BeforeEach
  void serve() throws Exception {
    serve("0");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void serve(String port) throws Exception {
    String listen = Networks.SERVER + ":" + port;
    server =
        Child.inNetwork(
            networks.server(), serverHome(), "serve", "--listen", listen, "--format", "json");
    server.awaitOut(said -> said.contains("\n"));
    url = said("url");
    fingerprint = said("fingerprint");
    assertThat(url).startsWith("https://" + Networks.SERVER + ":");
  }

  private String said(String field) {
    Matcher found = Pattern.compile("\"" + field + "\":\"([^\"]+)\"").matcher(server.seen());
    assertThat(found.find()).as(server.seen()).isTrue();
    return found.group(1);
  }

  private Map<String, String> serverHome() {
    return Map.of("VIGIA_HOME", directory.resolve("server").toString());
  }

  private Run beside(String... words) throws Exception {
    return run(networks.server(), serverHome(), words);
  }

  private Run far(String... words) throws Exception {
    return run(
        networks.terminal(), Map.of("VIGIA_HOME", directory.resolve("terminal").toString()), words);
  }

  private static Run run(String network, Map<String, String> home, String... words)
      throws IOException, InterruptedException {
    try (var child = Child.inNetwork(network, home, words)) {
      return child.run();
    }
  }

  /// What the program said, when all was well.
  private static String well(Run run) {
    assertThat(run.exit()).as(run.err()).isZero();
    return run.out();
  }

  /// Makes a token beside the running server, and logs in with it from the other machine.
  private void logIn(String name, String... allowed) throws Exception {
    var words = new ArrayList<>(List.of("token", "create", "--name", name));
    words.addAll(List.of(allowed));
    Path file = directory.resolve(name);
    Files.writeString(file, well(beside(words.toArray(String[]::new))));
    well(
        far(
            "login",
            url,
            "--token-file",
            file.toString(),
            "--fingerprint",
            fingerprint,
            "--name",
            "there"));
  }

  private <T> T there(Class<T> type, String... words) throws Exception {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--server", "there", "--format", "json"));
    return Wire.read(type, well(far(all.toArray(String[]::new))));
  }

  @Test
  void everyCommandWorksUntilTheTokenIsRevoked() throws Exception {
    logIn("all");
    String total = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", "");
    assertThat(there(Overview.class, "overview").memory().totalBytes())
        .isEqualTo(Long.parseLong(total) * 1024);
    assertThat(there(FilePage.class, "files", directory.resolve("server/tls").toString()).entries())
        .extracting(entry -> entry.name())
        .contains("server.p12");
    assertThat(there(ProcessInfo.class, "process", Long.toString(server.pid())).commandLine())
        .contains("serve --listen");
    assertThat(there(ProcessPage.class, "processes").processes())
        .extracting(process -> process.pid())
        .contains(server.pid());
    // Loopback is the server's: on the terminal's, nobody listens.
    String port = url.substring(url.lastIndexOf(':') + 1);
    ScanStatus scan = there(ScanStatus.class, "scan", Networks.SERVER, "--ports", "1-5," + port);
    assertThat(scan.open()).isEqualTo(1);
    assertThat(scan.closed()).isEqualTo(5);

    well(beside("token", "revoke", "all"));
    Run revoked = far("overview", "--server", "there", "--lang", "en");
    assertThat(revoked.exit()).isEqualTo(3);
    assertThat(revoked.err()).contains("token").doesNotContain("\tat ");
    assertThat(revoked.out()).isEmpty();
  }

  @Test
  void aTokenForViewAloneOpensNothingElse() throws Exception {
    logIn("view", "--allow", "view");
    there(Overview.class, "overview");
    for (List<String> question :
        List.of(
            List.of("files", "/"),
            List.of("process", "1"),
            List.of("processes"),
            List.of("scan", "127.0.0.1", "1-5"))) {
      var words = new ArrayList<>(question);
      words.addAll(List.of("--server", "there", "--lang", "en"));
      Run refused = far(words.toArray(String[]::new));
      assertThat(refused.exit()).as("%s: %s", question, refused.err()).isEqualTo(1);
      assertThat(refused.err()).contains("The token does not allow this");
      assertThat(refused.out()).isEmpty();
    }
    assertThat(server.seen().split("\"status\":403", -1)).hasSize(5);
  }

  @Test
  void aServerWithAnotherKeyIsRefused() throws Exception {
    logIn("all");
    there(Overview.class, "overview");
    String before = fingerprint;
    server.terminate();
    assertThat(server.run().exit()).isZero();
    Files.delete(directory.resolve("server/tls/server.p12"));
    serve(url.substring(url.lastIndexOf(':') + 1));
    assertThat(fingerprint).isNotEqualTo(before);

    Run refused = far("overview", "--server", "there", "--lang", "en");
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.err()).contains(url, "shows another key than the one that was trusted");
    assertThat(refused.out()).isEmpty();
    // The token was not sent to it.
    assertThat(server.seen()).doesNotContain("\"token\":");

    String token = directory.resolve("all").toString();
    Run login = far("login", url, "--token-file", token, "--fingerprint", before, "--lang", "en");
    assertThat(login.exit()).isEqualTo(3);
    assertThat(login.err()).contains("another fingerprint", fingerprint);
    well(far("login", url, "--token-file", token, "--fingerprint", fingerprint, "--name", "there"));
    there(Overview.class, "overview");
  }
}
