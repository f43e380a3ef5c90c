package vigia.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.AccessToken;
import vigia.machine.Machine;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.Proof;

/// To whom a token goes, and to whom not.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TrustTest {
  private static final AccessToken TOKEN = AccessToken.random(new SecureRandom());
  private static final String PROCESS = "{\"pid\":1,\"unavailable\":{}}";

  @TempDir private Path directory;

  private static String json(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static ProblemException asked(URI url, String fingerprint) {
    return catchThrowableOfType(
        ProblemException.class,
        () -> {
          try (var machine =
              RemoteMachine.open(new Connection(url, TOKEN.text(), fingerprint), Machine.LOCAL)) {
            machine.process(1, null);
          }
        });
  }

  private static void untrusted(ProblemException problem, Trouble trouble) {
    assertThat(problem.code()).isEqualTo(ProblemCode.UNTRUSTED);
    assertThat(problem.problem().param("detail")).isEqualTo(trouble.wire());
  }

  /// Answers a proof with the given key, and whatever comes on the same connection after it.
  private static RawServer proving(byte[] key) throws Exception {
    return new RawServer((in, out) -> {
      String nonce = RawServer.request(in).split("nonce=")[1].split(" ")[0];
      Proof proof = Proof.of(key, Base64.getUrlDecoder().decode(nonce));
      RawServer.write(out, json("{\"proof\":\"" + proof.proof() + "\"}"));
      RawServer.request(in);
      RawServer.write(out, json(PROCESS));
    });
  }

  @Test
  void aServerInClearThatProvesItselfGetsTheToken() throws Exception {
    try (var server = proving(TOKEN.sha256())) {
      assertThat(asked(server.url(), null)).isNull();
      assertThat(server.received()).contains("Authorization: Bearer " + TOKEN.text());
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void anImpostorOnThePortGetsNoToken() throws Exception {
    try (var server = proving(new byte[32])) {
      untrusted(asked(server.url(), null), Trouble.NO_PROOF);
      assertThat(server.received()).contains(TOKEN.id()).doesNotContain("Authorization", "vg_");
    }
  }

  @Test
  void aProofThatWasOverheardIsWorthNothing() throws Exception {
    String overheard = Proof.of(TOKEN.sha256(), new byte[32]).proof();
    try (var server = RawServer.saying(json("{\"proof\":\"" + overheard + "\"}"))) {
      untrusted(asked(server.url(), null), Trouble.NO_PROOF);
      assertThat(server.received()).doesNotContain("Authorization");
    }
    try (var server = RawServer.saying(json(PROCESS))) {
      assertThat(asked(server.url(), null).problem().param("detail")).isEqualTo("not-vigia");
      assertThat(server.received()).doesNotContain("Authorization");
    }
  }

  @Test
  void everyConnectionProvesItself() throws Exception {
    try (var server = proving(TOKEN.sha256());
        var machine =
            RemoteMachine.open(new Connection(server.url(), TOKEN.text(), null), Machine.LOCAL)) {
      machine.process(1, null);
      // The connection was closed meanwhile: another is opened, and the port may be another's.
      server.hangUp();
      machine.process(1, null);
      assertThat(server.received().split("GET /api/v1/proof", -1)).hasSize(3);
    }
  }

  @Test
  void nothingGoesInClearToAnotherMachine() {
    // 192.0.2.1 is for documentation (RFC 5737); not even a packet leaves.
    untrusted(asked(URI.create("http://192.0.2.1:8899"), null), Trouble.CLEAR_NOT_LOOPBACK);
    var problem =
        catchThrowableOfType(
            ProblemException.class, () -> Login.probe(URI.create("http://192.0.2.1:8899")));
    untrusted(problem, Trouble.CLEAR_NOT_LOOPBACK);
  }

  @Test
  void whatHasNotTheFormOfATokenIsNotSent() throws Exception {
    try (var server = proving(TOKEN.sha256())) {
      for (String text : new String[] {"", "x", TOKEN.text() + "\r\nX: y"}) {
        var problem =
            catchThrowableOfType(
                ProblemException.class,
                () -> RemoteMachine.open(new Connection(server.url(), text, null), Machine.LOCAL));
        assertThat(problem.code()).isEqualTo(ProblemCode.UNAUTHENTICATED);
      }
      assertThat(server.connections()).isZero();
    }
  }

  /// A key made by keytool, as a server makes its own; long run out and for another name.
  private KeyStore key(String name) throws Exception {
    Path file = directory.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "vigia",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=elsewhere",
                "-startdate",
                "2001/01/01",
                "-validity",
                "1",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor(40, TimeUnit.SECONDS)).isTrue();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "changeit".toCharArray());
    }
    return store;
  }

  private static RawServer encrypted(KeyStore key, RawServer.Script script) throws Exception {
    var managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(key, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    ServerSocket listening =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    return new RawServer("https", listening, script);
  }

  private static String fingerprint(KeyStore key) throws Exception {
    return Fingerprint.of(key.getCertificate("vigia").getPublicKey());
  }

  @Test
  void thePinnedKeyOpensAndAnyOtherDoesNot() throws Exception {
    KeyStore first = key("first");
    KeyStore second = key("second");
    RawServer.Script answer =
        (in, out) -> {
          RawServer.request(in);
          RawServer.write(out, json(PROCESS));
        };
    try (var server = encrypted(first, answer)) {
      assertThat(Login.probe(server.url()).fingerprint()).isEqualTo(fingerprint(first));
      assertThat(asked(server.url(), fingerprint(first))).isNull();
      assertThat(server.received()).contains("Authorization: Bearer " + TOKEN.text());
    }
    try (var server = encrypted(second, answer)) {
      untrusted(asked(server.url(), fingerprint(first)), Trouble.KEY_CHANGED);
      untrusted(asked(server.url(), null), Trouble.KEY_UNKNOWN);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void clearAndEncryptedAreNotMixedUp() throws Exception {
    String pinned = "SHA256:" + "A".repeat(43);
    try (var clear =
        new RawServer((in, out) -> {
          in.read();
          RawServer.write(out, "HTTP/1.1 400 Bad Request\r\n\r\n");
        })) {
      URI url = URI.create(clear.url().toString().replace("http:", "https:"));
      var problem = asked(url, pinned);
      assertThat(problem.code()).isEqualTo(ProblemCode.UNREACHABLE);
      assertThat(problem.problem().param("detail")).isEqualTo("no-tls");
      assertThat(clear.received()).doesNotContain("Authorization");
    }
    try (var encrypted = encrypted(key("key"), (in, out) -> RawServer.request(in))) {
      URI url = URI.create(encrypted.url().toString().replace("https:", "http:"));
      var problem = asked(url, null);
      assertThat(problem.code()).isEqualTo(ProblemCode.UNREACHABLE);
      assertThat(problem.problem().param("detail")).isIn("not-http", "closed-early", "network");
    }
  }

  @Test
  void aServerInClearShowsNoKey() throws Exception {
    try (var server = RawServer.saying("")) {
      assertThat(Login.probe(server.url())).isEqualTo(new Login.Shown(server.url(), null));
      assertThat(server.received()).isEmpty();
    }
  }
}
