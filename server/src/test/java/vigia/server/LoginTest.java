package vigia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.AccessToken;
import vigia.machine.LoginToken;
import vigia.machine.Permission;
import vigia.machine.Proof;
import vigia.machine.Wire;
import vigia.server.access.Listening;
import vigia.server.access.Tokens;
import vigia.server.event.ServerEvent;

class LoginTest {
  private static final String MACHINES = "/api/v1/machines";

  @TempDir Path home;

  @Test
  void aLoginLinkIsGoodOnce() throws Exception {
    try (var running = new Running(home)) {
      var listening = running.event(ServerEvent.Listening.class);
      assertThat(listening.url()).isEqualTo(running.server.url());
      String code = listening.login().substring(listening.login().indexOf("#login=") + 7);
      String body = "{\"code\":\"" + code + "\"}";

      var first = running.send("POST", "/api/v1/login", body);
      assertThat(first.status()).isEqualTo(200);
      String token = Wire.read(LoginToken.class, first.body()).token();
      assertThat(running.get(MACHINES, token).status()).isEqualTo(200);
      assertThat(running.event(ServerEvent.LoggedIn.class).from()).isEqualTo("127.0.0.1");

      var second = running.send("POST", "/api/v1/login", body);
      assertThat(second.status()).isEqualTo(401);
      assertThat(second.body()).contains("\"code\":\"unauthenticated\"");
    }
  }

  /// Anybody may send one: it must not cost a lock and two writes to the disk.
  @Test
  void aWrongCodeTouchesNoFile() throws Exception {
    try (var running = new Running(home)) {
      Files.delete(home.resolve("access.lock"));
      Object before = Files.readAttributes(home.resolve("access.json"), "fileKey").toString();
      assertThat(running.send("POST", "/api/v1/login", "{\"code\":\"x\"}").status()).isEqualTo(401);
      assertThat(Files.readAttributes(home.resolve("access.json"), "fileKey").toString())
          .isEqualTo(before);
      assertThat(home.resolve("access.lock")).doesNotExist();
    }
  }

  @Test
  void revokingNothingWritesNothing() throws Exception {
    var tokens = new Tokens(home);
    tokens.create("kept", Set.of(Permission.VIEW), null);
    Object before = Files.readAttributes(home.resolve("access.json"), "fileKey").toString();
    assertThat(tokens.revoke("none")).isEmpty();
    assertThat(Files.readAttributes(home.resolve("access.json"), "fileKey").toString())
        .isEqualTo(before);
  }

  /// A full disk, say: a fault of ours, said and logged, and not a client that left.
  @Test
  void whatCannotBeWrittenIsAFaultOfOurs() throws Exception {
    try (var running = new Running(home)) {
      String token = running.token(Permission.VIEW);
      Files.createDirectory(home.resolve("access.json.new"));
      var out = running.send("DELETE", "/api/v1/token", "", "Authorization: Bearer " + token);
      assertThat(out.status()).isEqualTo(500);
      assertThat(out.body())
          .contains("\"code\":\"internal\"")
          .containsPattern("\"reference\":\"[0-9a-f]{12}\"");
    }
  }

  @Test
  void loggingOutEndsTheToken() throws Exception {
    try (var running = new Running(home)) {
      String token = running.token(Permission.VIEW);
      assertThat(running.get("/api/v1/token", token).body())
          .contains("\"permissions\":[\"view\"]")
          .doesNotContain(token);
      var out = running.send("DELETE", "/api/v1/token", "", "Authorization: Bearer " + token);
      assertThat(out.status()).isEqualTo(204);
      assertThat(running.get(MACHINES, token).status()).isEqualTo(401);
    }
  }

  /// Another process is another `java` here: the file lock and the re-reading are what is tried.
  @Test
  void aTokenMadeByAnotherProcessWorksAtOnceAndARevokedOneNoMore() throws Exception {
    try (var running = new Running(home)) {
      String token = otherProcess("create");
      assertThat(running.get(MACHINES, token).status()).isEqualTo(200);
      assertThat(otherProcess("revoke")).isEqualTo("1");
      assertThat(running.get(MACHINES, token).status()).isEqualTo(401);
    }
    assertThat(Files.readString(home.resolve("audit.log")))
        .contains("\"event\":\"token-created\"")
        .contains("\"event\":\"token-revoked\"")
        .doesNotContain("#login=");
  }

  private String otherProcess(String what) throws Exception {
    String path = System.getProperty("jdk.module.path") + java.io.File.pathSeparator;
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            path + System.getProperty("java.class.path") + java.io.File.pathSeparator + tests(),
            TokenProcess.class.getName(),
            home.toString(),
            what);
    Process child = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = Running.readAll(child.getInputStream()).strip();
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isZero();
    return said;
  }

  private static String tests() throws Exception {
    var source = TokenProcess.class.getProtectionDomain().getCodeSource();
    return Path.of(source.getLocation().toURI()).resolveSibling("test-classes").toString();
  }

  @Test
  void anExpiredTokenIsNone() throws Exception {
    try (var running = new Running(home)) {
      String token =
          new Tokens(home)
              .create("old", Set.of(Permission.VIEW), Duration.ofMillis(-1))
              .token()
              .text();
      assertThat(running.get(MACHINES, token).status()).isEqualTo(401);
    }
    assertThat(new Tokens(home).list()).isEmpty();
  }

  @Test
  void wrongTokensAreSlowedAndAValidOneNever() throws Exception {
    try (var running = new Running(home)) {
      String valid = running.token(Permission.VIEW);
      String wrong = AccessToken.random(new SecureRandom()).text();
      for (int i = 0; i < 10; i++) {
        assertThat(running.get(MACHINES, wrong).status()).isEqualTo(401);
      }
      var slowed = running.get(MACHINES, wrong);
      assertThat(slowed.status()).isEqualTo(429);
      assertThat(slowed.header("Retry-After")).isPresent();
      assertThat(running.get(MACHINES, valid).status()).isEqualTo(200);
      assertThat(running.send("GET", MACHINES, "").status()).isEqualTo(401);
    }
  }

  @Test
  void theServerProvesThatItKnowsATokenAndNothingElse() throws Exception {
    try (var running = new Running(home)) {
      AccessToken token = AccessToken.parse(running.token(Permission.VIEW));
      var nonce = new byte[Proof.NONCE_BYTES];
      new SecureRandom().nextBytes(nonce);
      String query = "&nonce=" + Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);

      var known = running.send("GET", "/api/v1/proof?token=" + token.id() + query, "");
      Proof proof = Wire.read(Proof.class, known.body());
      assertThat(proof.matches(Proof.of(token.sha256(), nonce))).isTrue();

      var unknown = running.send("GET", "/api/v1/proof?token=0123456789abcdef" + query, "");
      assertThat(unknown.status()).isEqualTo(200);
      assertThat(unknown.body()).hasSameSizeAs(known.body());
      assertThat(running.send("GET", "/api/v1/proof?token=x&nonce=eA", "").status()).isEqualTo(400);
    }
  }

  @Test
  void stateIsReadableForItsOwnerOnly() throws Exception {
    Path fresh = home.resolve("state/vigia");
    try (var running = new Running(fresh)) {
      running.token(Permission.VIEW);
      assertThat(Listening.of(fresh)).isEqualTo(new Listening(running.server.url(), pid()));
      Map.of(
              "", "rwx------",
              "access.json", "rw-------",
              "audit.log", "rw-------")
          .forEach((name, mode) -> assertThat(mode(fresh.resolve(name))).isEqualTo(mode));
    }
    assertThat(Listening.of(fresh)).isNull();
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (java.io.IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }
}
