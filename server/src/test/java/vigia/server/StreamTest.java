package vigia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.AccessToken;
import vigia.machine.Permission;
import vigia.machine.ScanState;
import vigia.machine.Watcher;
import vigia.server.access.Tokens;
import vigia.server.event.ServerEvent;
import vigia.server.limit.ServerLimits;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamTest {
  private static final String LOCAL = "/api/v1/machines/local";

  @TempDir Path home;
  final KnownMachine machine = new KnownMachine();
  Running running;
  String token;

  @BeforeEach
  void start() throws Exception {
    running = new Running(home, Map.of("local", machine), soonSilent());
    token = running.token(Permission.VIEW, Permission.SCAN);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  /// A stream as its reader sees it.
  private final class Reader implements AutoCloseable {
    final Socket socket;
    final BufferedReader lines;

    Reader(String path, int receiveBuffer) throws Exception {
      this(path, receiveBuffer, token);
    }

    Reader(String path, int receiveBuffer, String token) throws Exception {
      socket = new Socket();
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.connect(new java.net.InetSocketAddress("127.0.0.1", running.server.port()));
      socket.setSoTimeout(30_000);
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token;
      socket
          .getOutputStream()
          .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /// The next line that begins so; null when the stream ended before.
    String line(String start) throws Exception {
      String line = lines.readLine();
      while (line != null && !line.startsWith(start)) {
        line = lines.readLine();
      }
      return line;
    }

    @Override
    public void close() throws java.io.IOException {
      socket.close();
    }
  }

  private Reader files(String filter) throws Exception {
    String permitted = running.token(Permission.FILES);
    return new Reader(LOCAL + "/files/stream?path=/a&filter=" + filter, 4_096, permitted);
  }

  @Test
  void aDirectoryIsSentAsItIsReadUntilItsReaderLeaves() throws Exception {
    try (var reader = files("%0A")) {
      assertThat(reader.line("HTTP/1.1")).contains("200");
      assertThat(reader.line("Content-Type")).isEqualTo("Content-Type: application/jsonl");
      assertThat(reader.line("{")).startsWith("{\"name\":\"/a\\n\",").endsWith("}");
      assertThat(machine.fileStreams.get()).isEqualTo(1);
    }
    awaitNoFileStream();
  }

  /// It has no last chunk: nobody takes what came for all there is.
  @Test
  void aDirectorysStreamBreaksWhenTheTokenEnds() throws Exception {
    String permitted = running.token(Permission.FILES);
    try (var reader = new Reader(LOCAL + "/files/stream?path=/a", 4_096, permitted)) {
      assertThat(reader.line("{")).isNotNull();
      new Tokens(home).revoke(AccessToken.parse(permitted).id());
      String last = "";
      try {
        for (String line = ""; line != null; line = reader.lines.readLine()) {
          last = line;
        }
      } catch (java.net.SocketException reset) {
        last = reset.toString();
      }
      assertThat(last).isNotEqualTo("0");
    }
    awaitNoFileStream();
  }

  @Test
  void aReaderOfADirectoryThatStopsReadingIsLetGo() throws Exception {
    try (var reader = files("")) {
      assertThat(reader.line("{")).isNotNull();
      awaitNoFileStream();
    }
  }

  @Test
  void aDirectorysStreamEndsWithTheServer() throws Exception {
    try (var reader = files("")) {
      assertThat(reader.line("{")).isNotNull();
      running.close();
      awaitNoFileStream();
    }
  }

  @Test
  void headOfADirectorysStreamReadsNothingMore() throws Exception {
    String permitted = running.token(Permission.FILES);
    var reply =
        running.send(
            "HEAD", LOCAL + "/files/stream?path=/a", "", "Authorization: Bearer " + permitted);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).contains("application/jsonl");
    awaitNoFileStream();
  }

  private void awaitNoFileStream() {
    while (machine.fileStreams.get() > 0) {
      Thread.onSpinWait();
    }
  }

  private String startScan() throws Exception {
    return startScan("\"127.0.0.1\"");
  }

  private String startScan(String targets) throws Exception {
    var answer =
        running.send(
            "POST",
            LOCAL + "/scans",
            "{\"targets\":[" + targets + "],\"ports\":\"1-65535\"}",
            "Authorization: Bearer " + token);
    assertThat(answer.status()).isEqualTo(201);
    return answer.header("Location").orElseThrow();
  }

  @Test
  void aScanIsStartedFollowedAndStopped() throws Exception {
    String scan = startScan();
    try (var reader = new Reader(scan + "/events", 0)) {
      assertThat(reader.line("HTTP/1.1")).contains("200");
      assertThat(reader.line("event:")).isEqualTo("event: snapshot");
      assertThat(reader.line("data:")).contains("\"state\":\"running\"");
      machine.scans.element().scanned(3);
      assertThat(reader.line("event:")).isEqualTo("event: ports");
      assertThat(reader.line("data:")).contains("\"rows\":[{");
      var stopped = running.send("DELETE", scan, "", "Authorization: Bearer " + token);
      assertThat(stopped.status()).isEqualTo(204);
      assertThat(reader.line("event:")).isEqualTo("event: end");
      assertThat(reader.line("data:")).contains("\"state\":\"cancelled\"");
      assertThat(reader.line("event:")).isNull();
    }
    assertThat(running.get(scan, token).body()).contains("\"scanned\":3");
    assertThat(running.event(ServerEvent.ScanStarted.class).targets()).containsExactly("127.0.0.1");
    assertThat(running.event(ServerEvent.ScanEnded.class).state()).isEqualTo(ScanState.CANCELLED);
  }

  @Test
  void aScanIsItsOwners() throws Exception {
    String scan = startScan();
    String other = running.token(Permission.SCAN);
    assertThat(running.get(scan, other).status()).isEqualTo(404);
    assertThat(running.get(LOCAL + "/scans", other).body()).isEqualTo("{\"scans\":[]}");
    assertThat(running.send("DELETE", scan, "", "Authorization: Bearer " + other).status())
        .isEqualTo(404);
    assertThat(running.get(scan, token).body()).contains("\"state\":\"running\"");
    String admin = running.token(Permission.SCAN, Permission.ADMIN);
    assertThat(running.get(scan, admin).status()).isEqualTo(200);
  }

  /// How many at once is the machine's to say; the server has no second count that lags behind.
  @Test
  void theMachineSaysHowManyScansAtOnce() throws Exception {
    for (int i = 0; i < KnownMachine.MOST_SCANS; i++) {
      startScan();
    }
    var more =
        running.send(
            "POST", LOCAL + "/scans", "{\"targets\":[\"a\"]}", "Authorization: Bearer " + token);
    assertThat(more.status()).isEqualTo(429);
    assertThat(more.header("Retry-After")).contains("5");
    for (int i = 0; i < 200; i++) {
      machine.scans.remove().cancel();
      startScan();
    }
  }

  @Test
  void theListOfScansTellsNothingOfWhatTheyFound() throws Exception {
    startScan();
    startScan();
    assertThat(running.get(LOCAL + "/scans", token).body())
        .contains("\"state\":\"running\"")
        .doesNotContain("\"rows\"");
    // Each was told of once, to who started it.
    assertThat(machine.scans).allSatisfy(scan -> assertThat(scan.pictures).hasValue(1));
  }

  @Test
  void bigScansAreSoonerReadFromTheDisk() throws Exception {
    String names = "\"a\"" + ",\"a\"".repeat(63);
    String first = startScan(names);
    KnownScan scan = ended();
    int before = scan.pictures.get();
    assertThat(running.get(first, token).status()).isEqualTo(200);
    assertThat(scan.pictures).hasValue(before + 1);
    startScan(names);
    ended();
    assertThat(running.get(first, token).status()).isEqualTo(200);
    assertThat(scan.pictures).hasValue(before + 1);
  }

  private KnownScan ended() throws Exception {
    KnownScan scan = machine.scans.remove();
    scan.cancel();
    running.event(ServerEvent.ScanEnded.class);
    return scan;
  }

  @Test
  void watchingGivesASnapshotThenChanges() throws Exception {
    try (var reader = new Reader(LOCAL + "/events?topics=overview&interval=1s", 0)) {
      assertThat(reader.line("data:")).contains("\"usedBytes\":0");
      Watcher watcher = machine.watcher();
      watcher.overview(KnownMachine.overview(42));
      assertThat(reader.line("data:")).contains("\"usedBytes\":42");
      assertThat(running.event(ServerEvent.Connected.class).name()).isEqualTo("test");
    }
    // A comment finds out that the reader is gone; then nothing is watched any more.
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!machine.watchers.isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void aSlowReaderLosesEventsIsToldAndHoldsNobodyUp() throws Exception {
    String scan = startScan();
    KnownScan known = machine.scans.element();
    try (var slow = new Reader(scan + "/events", 4096);
        var quick = new Reader(scan + "/events", 0)) {
      assertThat(slow.line("event:")).isEqualTo("event: snapshot");
      assertThat(quick.line("event:")).isEqualTo("event: snapshot");
      // 50 MB that nobody reads: more than the kernel's buffers and the queue take.
      for (int i = 0; i < 500; i++) {
        known.scanned(1_000);
      }
      assertThat(running.send("GET", "/healthz", "").status()).isEqualTo(200);
      assertThat(slow.line("event: lost")).isEqualTo("event: lost");
      assertThat(slow.line("event:")).isEqualTo("event: snapshot");
      assertThat(slow.line("data:")).containsPattern("\"scanned\":\\d{5,6},");
    }
  }

  @Test
  void aRevokedTokenEndsItsStreamsAndItsScan() throws Exception {
    String scan = startScan();
    try (var scanning = new Reader(scan + "/events", 0);
        var watching = new Reader(LOCAL + "/events", 0)) {
      assertThat(scanning.line("event:")).isEqualTo("event: snapshot");
      assertThat(watching.line("event:")).isEqualTo("event: overview");
      revoke(token);
      machine.watcher().overview(KnownMachine.overview(42));
      assertThat(watching.line("event:")).isNull();
      assertThat(scanning.line("event:")).isNull();
    }
    assertThat(running.event(ServerEvent.ScanEnded.class).state()).isEqualTo(ScanState.CANCELLED);
  }

  @Test
  void aScanOutlivesItsTokenForWhoFollowsIt() throws Exception {
    String scan = startScan();
    KnownScan known = machine.scans.element();
    String admin = running.token(Permission.SCAN, Permission.ADMIN);
    try (var owner = new Reader(scan + "/events", 0);
        var follower = new Reader(scan + "/events", 0, admin)) {
      assertThat(follower.line("event:")).isEqualTo("event: snapshot");
      revoke(token);
      assertThat(owner.line("event: nothing")).isNull();
      known.scanned(1);
      assertThat(follower.line("event:")).isEqualTo("event: ports");
    }
    assertThat(running.event(ServerEvent.ScanEnded.class).state()).isEqualTo(ScanState.CANCELLED);
  }

  @Test
  void anExpiredTokenEndsItsStreams() throws Exception {
    String brief =
        new Tokens(home)
            .create("brief", Set.of(Permission.VIEW), Duration.ofSeconds(2))
            .token()
            .text();
    try (var watching = new Reader(LOCAL + "/events", 0, brief)) {
      assertThat(watching.line("event: nothing")).isNull();
    }
    assertThat(running.get(LOCAL + "/overview", brief).status()).isEqualTo(401);
  }

  private static ServerLimits soonSilent() {
    return UsualLimits.but("silence", Duration.ofMillis(500));
  }

  private void revoke(String token) throws Exception {
    new Tokens(home).revoke(AccessToken.parse(token).id());
  }

  @Test
  void closingEndsStreamsAndScansSoon() throws Exception {
    String scan = startScan();
    try (var scanning = new Reader(scan + "/events", 0);
        var watching = new Reader(LOCAL + "/events", 0)) {
      assertThat(scanning.line("event:")).isEqualTo("event: snapshot");
      assertThat(watching.line("event:")).isEqualTo("event: overview");
      long start = System.nanoTime();
      running.server.close();
      assertThat(scanning.line("event:")).isEqualTo("event: end");
      assertThat(scanning.line("event:")).isNull();
      assertThat(watching.line("event:")).isNull();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
    assertThat(machine.watchers).isEmpty();
    assertThat(running.event(ServerEvent.Closing.class)).isNotNull();
  }
}
