package vigia.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.ProblemException;

class KnownServersTest {
  private static final String FINGERPRINT = "SHA256:" + "A".repeat(43);
  private static final String TOKEN = "vg_0123456789abcdef_" + "s".repeat(43);

  @TempDir private Path directory;
  private Path home;
  private KnownServers servers;

  @BeforeEach
  void open() {
    home = directory.resolve("a/home");
    servers = new KnownServers(home);
  }

  private static KnownServer server(String name, String url) {
    return new KnownServer(name, url, TOKEN, FINGERPRINT);
  }

  @Test
  void whatWasStoredIsFoundByNameAndByAddress() throws Exception {
    assertThat(servers.all()).isEmpty();
    assertThat(servers.find("pi")).isEmpty();
    servers.put(server("pi", "pi.example"));
    var found = new KnownServers(home).find("pi").orElseThrow();
    assertThat(found.url()).isEqualTo("https://pi.example:8899");
    assertThat(found.connection().token()).isEqualTo(TOKEN);
    assertThat(found.connection().fingerprint()).isEqualTo(FINGERPRINT);
    for (String url : new String[] {"PI.example", "https://pi.example/", "pi.example:8899"}) {
      assertThat(servers.find(url)).contains(found);
    }
    assertThat(servers.find("http://pi.example")).isEmpty();
    assertThat(servers.find("not an address")).isEmpty();
  }

  @Test
  void aNameOrAddressStandsForOneServer() throws Exception {
    servers.put(server("a", "one"));
    servers.put(server("b", "two"));
    servers.put(server("a", "three"));
    assertThat(servers.all()).extracting(KnownServer::name).containsExactly("a", "b");
    servers.put(server("c", "two"));
    assertThat(servers.all()).extracting(KnownServer::name).containsExactly("a", "c");
    assertThat(servers.remove("a")).isTrue();
    assertThat(servers.remove("a")).isFalse();
    assertThat(servers.all()).extracting(KnownServer::name).containsExactly("c");
  }

  @Test
  void onlyTheOwnerReadsThem() throws Exception {
    servers.put(server("a", "one"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
    try (var files = Files.list(home)) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void manyMayStoreAtOnce() throws Exception {
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        String name = "s" + i;
        crowd.submit(() -> {
          new KnownServers(home).put(server(name, name));
          return true;
        });
      }
    }
    assertThat(servers.all()).hasSize(20);
  }

  @Test
  void aBrokenFileIsNamed() throws Exception {
    servers.put(server("a", "one"));
    for (String broken : new String[] {"", "{", "[]", "{\"servers\":[{\"name\":\"x\"}]}", "null"}) {
      Files.writeString(home.resolve("servers.json"), broken);
      var problem = catchThrowableOfType(ProblemException.class, () -> servers.all());
      assertThat(problem.problem().param("field")).isEqualTo("servers.json");
      assertThat(problem.problem().param("value")).contains("servers.json");
    }
  }

  @Test
  void tokensAreNeverPrinted() {
    var server = server("a", "one");
    assertThat(server.toString()).doesNotContain("sss").contains("one", FINGERPRINT);
    assertThat(server.connection().toString()).doesNotContain("sss").contains("one", FINGERPRINT);
  }

  @Test
  void fingerprintsAreReadAsPeoplePasteThem() {
    for (String text :
        new String[] {FINGERPRINT, " " + FINGERPRINT + "\n", "A".repeat(43), FINGERPRINT + "="}) {
      assertThat(Fingerprint.parse(text)).isEqualTo(FINGERPRINT);
    }
    for (String text : new String[] {"", "SHA256:", "MD5:" + "A".repeat(43), "A".repeat(42)}) {
      assertThat(
              catchThrowableOfType(ProblemException.class, () -> Fingerprint.parse(text))
                  .problem()
                  .param("field"))
          .isEqualTo("fingerprint");
    }
  }
}
