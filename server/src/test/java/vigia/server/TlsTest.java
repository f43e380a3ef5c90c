package vigia.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.server.event.CannotStart;
import vigia.server.limit.ServerLimits;
import vigia.server.tls.Fingerprint;
import vigia.server.tls.Tls;

class TlsTest {
  @TempDir Path home;

  private Server start(String address, Tls tls) throws CannotStart {
    return Server.start(
        new ServerOptions(address, 0, home, List.of("vigia.example"), tls, ServerLimits.USUAL),
        Map.of(),
        event -> {});
  }

  @Test
  void anAddressForOthersNeedsTls() throws Exception {
    assertThatThrownBy(() -> start("0.0.0.0", Tls.NONE))
        .isInstanceOfSatisfying(
            CannotStart.class,
            refused -> assertThat(refused.why()).isEqualTo(CannotStart.Why.NEEDS_TLS));
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void aCertificateOfItsOwnIsMadeOnceAndKept() throws Exception {
    String fingerprint;
    try (Server server = start("127.0.0.1", Tls.OWN)) {
      fingerprint = server.fingerprint();
      assertThat(server.url()).startsWith("https://127.0.0.1:");
      X509Certificate shown = shown(server);
      assertThat(Fingerprint.of(shown)).isEqualTo(fingerprint).matches("SHA256:[A-Za-z0-9+/]{43}");
      assertThat(shown.getSubjectAlternativeNames().toString())
          .contains("vigia.example", "localhost", "127.0.0.1");
    }
    try (Server again = start("127.0.0.1", Tls.OWN)) {
      assertThat(again.fingerprint()).isEqualTo(fingerprint);
    }
  }

  @Test
  void aGivenCertificateInPemIsShown() throws Exception {
    try (Server server = start("127.0.0.1", Tls.OWN)) {
      assertThat(server.fingerprint()).isNotNull();
    }
    char[] password = Files.readString(home.resolve("tls/server.password")).strip().toCharArray();
    KeyStore own = KeyStore.getInstance(home.resolve("tls/server.p12").toFile(), password);
    Path chain = home.resolve("chain.pem");
    Path key = home.resolve("key.pem");
    Files.writeString(chain, pem("CERTIFICATE", own.getCertificate("vigia").getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", own.getKey("vigia", password).getEncoded()));
    try (Server server = start("127.0.0.1", new Tls.Pem(chain, key))) {
      assertThat(server.fingerprint()).isEqualTo(Fingerprint.of(own.getCertificate("vigia")));
      assertThat(shown(server)).isEqualTo(own.getCertificate("vigia"));
    }
    Path passwordFile = home.resolve("tls/server.password");
    try (Server server =
        start("127.0.0.1", new Tls.Store(home.resolve("tls/server.p12"), passwordFile))) {
      assertThat(shown(server)).isEqualTo(own.getCertificate("vigia"));
    }
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + what
        + "-----\n";
  }

  @Test
  void whatIsNoCertificateIsSaid() throws Exception {
    Path nonsense = Files.writeString(home.resolve("nonsense"), "nonsense");
    for (Tls tls :
        List.of(
            new Tls.Pem(nonsense, nonsense),
            new Tls.Store(nonsense, null),
            new Tls.Store(home.resolve("missing"), null))) {
      assertThatThrownBy(() -> start("127.0.0.1", tls))
          .isInstanceOfSatisfying(
              CannotStart.class,
              refused -> assertThat(refused.why()).isEqualTo(CannotStart.Why.CERTIFICATE_UNUSABLE));
    }
  }

  @Test
  void aKeyOfAnotherCertificateIsSaid() throws Exception {
    Path certificate = home.resolve("certificate.pem");
    Path key = home.resolve("other.pem");
    try (Server server = start("127.0.0.1", Tls.OWN)) {
      Files.writeString(certificate, pem("CERTIFICATE", shown(server).getEncoded()));
    }
    for (String kind : List.of("EC", "RSA", "Ed25519")) {
      var other = KeyPairGenerator.getInstance(kind).generateKeyPair().getPrivate();
      Files.writeString(key, pem("PRIVATE KEY", other.getEncoded()));
      assertThat(unusable(new Tls.Pem(certificate, key))).contains("is not the one of");
    }
  }

  @Test
  void whatIsWrongWithAFileIsSaidInWords() throws Exception {
    Path nonsense = Files.writeString(home.resolve("nonsense"), "nonsense");
    Path missing = home.resolve("missing");
    assertThat(unusable(new Tls.Pem(nonsense, nonsense)))
        .isEqualTo(nonsense + " holds no certificate");
    assertThat(unusable(new Tls.Pem(missing, missing))).isEqualTo(missing + ": no such file");
  }

  private String unusable(Tls tls) {
    CannotStart refused =
        catchThrowableOfType(CannotStart.class, () -> start("127.0.0.1", tls).close());
    assertThat(refused.why()).isEqualTo(CannotStart.Why.CERTIFICATE_UNUSABLE);
    return refused.detail();
  }

  @Test
  void aLoopbackAddressIsWrittenShort() throws Exception {
    try (Server server = start("::1", Tls.NONE)) {
      assertThat(server.url()).isEqualTo("http://[::1]:" + server.port());
    }
  }

  @Test
  void aTakenPortIsSaid() throws Exception {
    try (Server first = start("127.0.0.1", Tls.NONE)) {
      var taken =
          new ServerOptions(
              "127.0.0.1",
              first.port(),
              home.resolve("other"),
              List.of(),
              Tls.NONE,
              ServerLimits.USUAL);
      assertThatThrownBy(() -> Server.start(taken, Map.of(), event -> {}))
          .isInstanceOfSatisfying(
              CannotStart.class,
              refused -> assertThat(refused.why()).isEqualTo(CannotStart.Why.ADDRESS_IN_USE));
    }
  }

  @Test
  void anAddressThatIsNotHereIsSaid() {
    assertThatThrownBy(() -> start("192.0.2.1", Tls.OWN))
        .isInstanceOfSatisfying(
            CannotStart.class,
            refused -> assertThat(refused.why()).isEqualTo(CannotStart.Why.ADDRESS_NOT_HERE));
  }

  private static X509Certificate shown(Server server) throws Exception {
    SSLContext any = SSLContext.getInstance("TLS");
    any.init(null, new TrustManager[] {new Anyone()}, null);
    try (var socket = (SSLSocket) any.getSocketFactory().createSocket("127.0.0.1", server.port())) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(Running.readAll(socket.getInputStream())).startsWith("HTTP/1.1 200 ");
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  /// The test compares the key itself.
  private static final class Anyone implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
