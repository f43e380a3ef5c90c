package vigia.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.Permission;
import vigia.server.limit.ServerLimits;

class HostileInputTest {
  private static final String MACHINES = "/api/v1/machines";

  private static final Logger LOG = Logger.getLogger("vigia.server");

  @TempDir Path home;
  Running running;
  private final Collection<LogRecord> faults = new ConcurrentLinkedQueue<>();
  private final Handler collector = new Faults(faults);

  @BeforeEach
  void start() throws Exception {
    LOG.addHandler(collector);
    running = new Running(home);
  }

  @AfterEach
  void theNextRequestIsServedAndNothingWasAFaultOfOurs() throws Exception {
    assertThat(running.send("GET", "/healthz", "").body()).isEqualTo("ok\n");
    running.close();
    LOG.removeHandler(collector);
    assertThat(faults).isEmpty();
  }

  private static final class Faults extends Handler {
    private final Collection<LogRecord> faults;

    Faults(Collection<LogRecord> faults) {
      this.faults = faults;
    }

    @Override
    public void publish(LogRecord line) {
      if (line.getThrown() != null) {
        faults.add(line);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static String request(String line, String... headers) {
    return line + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
  }

  private static void assertIsProblem(String response, int status, String code) {
    assertThat(response)
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("application/problem+json")
        .contains("\"code\":\"" + code + "\"")
        .contains("nosniff")
        .doesNotContain("Exception")
        .doesNotContain("at org.eclipse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:8899", "localhost.evil.example", "127.0.0.1.x", "1"})
  void aForeignHostIsMisdirectedOnEveryPath(String host) throws Exception {
    for (String path : new String[] {"/", "/healthz", MACHINES, "/metrics", "/openapi.json"}) {
      assertIsProblem(
          running.raw(request("GET " + path + " HTTP/1.1", "Host: " + host)), 421, "misdirected");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "10.1.2.3:80", "[::1]:9", "LOCALHOST", "localhost.", "vigia.example"})
  void anAddressAndTheServersOwnNamesAreNot(String host) throws Exception {
    assertThat(running.raw(request("GET /healthz HTTP/1.1", "Host: " + host)))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aTargetThatNamesAnotherHostIsRefused() throws Exception {
    assertThat(running.raw(request("GET http://evil.example/healthz HTTP/1.1", "Host: localhost")))
        .matches("(?s)HTTP/1.1 4(00|21) .*");
  }

  @Test
  void foreignPagesAreRefused() throws Exception {
    String token = "Authorization: Bearer " + running.token(Permission.VIEW);
    String line = "GET " + MACHINES + " HTTP/1.1";
    for (String header :
        new String[] {
          "Origin: http://evil.example",
          "Origin: null",
          "Origin: http://localhost:1",
          "Sec-Fetch-Site: cross-site",
          "Sec-Fetch-Site: same-site"
        }) {
      String answer = running.raw(request(line, "Host: localhost", token, header));
      assertIsProblem(answer, 403, "misdirected");
      assertThat(answer).doesNotContain("Access-Control");
    }
    assertThat(
            running.raw(
                request(
                    line,
                    "Host: localhost:7",
                    token,
                    "Origin: http://localhost:7",
                    "Sec-Fetch-Site: same-origin")))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aLinkToThePageMayBeFollowed() throws Exception {
    assertThat(
            running.raw(
                request(
                    "GET / HTTP/1.1",
                    "Host: localhost",
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Mode: navigate")))
        .startsWith("HTTP/1.1 200 ")
        .contains("frame-ancestors 'none'")
        .contains("<html");
  }

  @Test
  void methods() throws Exception {
    var post = running.send("POST", MACHINES, "{}");
    assertThat(post.status()).isEqualTo(405);
    assertThat(post.header("Allow")).contains("GET, HEAD, OPTIONS");
    assertThat(running.send("PUT", "/", "x").status()).isEqualTo(405);
    assertThat(running.send("OPTIONS", MACHINES, "").status()).isEqualTo(204);
    assertIsProblem(
        running.raw(request("TRACE / HTTP/1.1", "Host: localhost")), 405, "method-not-allowed");
    String head = running.raw(request("HEAD /healthz HTTP/1.1", "Host: localhost"));
    assertThat(head).startsWith("HTTP/1.1 200 ").contains("Content-Length: 3").endsWith("\r\n\r\n");
    String unknown = running.raw(request("HEAD /api/v1/x HTTP/1.1", "Host: localhost"));
    assertThat(unknown).startsWith("HTTP/1.1 404 ").endsWith("\r\n\r\n");
  }

  @Test
  void unknownPaths() throws Exception {
    assertIsProblem(
        running.raw(request("GET /api/v2 HTTP/1.1", "Host: localhost")), 404, "not-found");
    assertThat(running.send("GET", "/no/such/file.js", "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/assets/..;/..;/x",
        "/%00",
        "/a%ZZ",
        "/%",
        "/api/v1/machines/%FF/overview"
      })
  void strangePathsLeadNowhere(String path) throws Exception {
    String token = running.token(Permission.VIEW);
    assertThat(
            running.raw(
                request(
                    "GET " + path + " HTTP/1.1",
                    "Host: localhost",
                    "Authorization: Bearer " + token)))
        .matches("(?s)HTTP/1.1 4(00|04) .*")
        .doesNotContain("root:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nBad Name: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n"
      })
  void brokenSyntaxIsABadRequest(String request) throws Exception {
    assertThat(running.raw(request))
        .matches("(?s)HTTP/1.1 (400|505) .*")
        .contains("application/problem+json")
        .doesNotContain("Exception");
  }

  @Test
  void headersOfMoreThan16KiBAreTooLarge() throws Exception {
    assertIsProblem(
        running.raw(request("GET / HTTP/1.1", "Host: localhost", "X: " + "x".repeat(20_000))),
        431,
        "too-large");
    assertThat(running.raw(request("GET /" + "x".repeat(20_000) + " HTTP/1.1", "Host: localhost")))
        .matches("(?s)HTTP/1.1 (414|431) .*");
  }

  @Test
  void aBodyOfTenMegabytesIsTooLarge() throws Exception {
    var declared = running.send("POST", "/api/v1/login", "x".repeat(10 << 20));
    assertThat(declared.status()).isEqualTo(413);
    assertThat(declared.body()).contains("\"code\":\"too-large\"");
  }

  /// A login may be sent by anybody: what it holds while it is slow must not add up.
  @Test
  void aLoginOfMoreThanFourKilobytesIsTooLarge() throws Exception {
    assertThat(running.send("POST", "/api/v1/login", "x".repeat(4 << 10)).status()).isEqualTo(400);
    var larger = running.send("POST", "/api/v1/login", "x".repeat((4 << 10) + 1));
    assertThat(larger.status()).isEqualTo(413);
    assertThat(larger.body()).contains("\"limit\":\"4096\"");
  }

  /// Some 97,000 bytes: nothing that can be asked for is too large to ask.
  @Test
  void theLongestScanThereIsCanBeAskedFor() throws Exception {
    String targets =
        java.util.stream.IntStream.range(0, 256)
            .mapToObj(i -> "\"" + i + "x".repeat(255 - Integer.toString(i).length()) + "\"")
            .collect(java.util.stream.Collectors.joining(","));
    String ports =
        java.util.stream.IntStream.iterate(1, port -> port <= 12_000, port -> port + 2)
            .mapToObj(Integer::toString)
            .collect(java.util.stream.Collectors.joining(","));
    var answer =
        running.send(
            "POST",
            MACHINES + "/none/scans",
            "{\"targets\":[" + targets + "],\"ports\":\"" + ports + "\"}",
            "Authorization: Bearer " + running.token(Permission.SCAN));
    assertThat(answer.body()).contains("\"code\":\"no-such-machine\"");
  }

  /// Three bodies that do not end take all the room; another is not read, and does not wait.
  @Test
  void bodiesThatDoNotEndHoldNoMoreThanTheirShare() throws Exception {
    try (var small = new Running(home.resolve("small"), Map.of(), roomFor(3 * 1_000))) {
      String begun = "POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n";
      var held = new ArrayList<Socket>();
      for (int i = 0; i < 3; i++) {
        Socket socket = small.connect();
        socket.getOutputStream().write((begun + "Content-Length: 1000\r\n\r\n").getBytes(UTF_8));
        // It is told to go on once its room is taken.
        assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
            .isEqualTo("HTTP/1.1 100");
        held.add(socket);
      }
      assertThat(small.send("POST", "/api/v1/login", "[]").status()).isEqualTo(429);
      assertThat(small.send("GET", "/healthz", "").status()).isEqualTo(200);
      for (Socket socket : held) {
        socket.close();
      }
      awaitStatus(small, 400);
    }
  }

  /// An end is read soon.
  private static void awaitStatus(Running server, int status) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (server.send("POST", "/api/v1/login", "[]").status() != status) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }

  private static ServerLimits roomFor(int bytes) {
    return UsualLimits.but("bodyBytes", bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[]", "\"x\"", "null", "{\"code\":3}", "{\"code\":null}", "{}", "\u0000"})
  void aBodyThatIsNotWhatIsReadIsABadRequest(String body) throws Exception {
    var answer = running.send("POST", "/api/v1/login", body);
    assertThat(answer.body()).contains("\"code\":\"");
    assertThat(answer.status()).isIn(400, 401);
  }

  @Test
  void deepJsonEndsNothing() throws Exception {
    var login = running.send("POST", "/api/v1/login", "{\"x\":" + "[".repeat(4_000));
    assertThat(login.status()).isEqualTo(400);
    var scan =
        running.send(
            "POST",
            MACHINES + "/none/scans",
            "{\"x\":" + "[".repeat(125_000),
            "Authorization: Bearer " + running.token(Permission.SCAN));
    assertThat(scan.status()).isEqualTo(400);
  }

  @Test
  void parametersAreKnownAndGivenOnce() throws Exception {
    String token = running.token(Permission.VIEW, Permission.FILES);
    Map.of(
            "/api/v1/machines?x=1", "\"field\":\"x\",\"reason\":\"not-supported\"",
            "/api/v1/proof?token=a&token=b", "\"field\":\"token\",\"reason\":\"too-many\"",
            "/api/v1/proof", "\"field\":\"token\",\"reason\":\"missing\"")
        .forEach((path, expected) -> {
          try {
            var answer = running.get(path, token);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("\"code\":\"bad-request\"").contains(expected);
          } catch (Exception failed) {
            throw new AssertionError(path, failed);
          }
        });
  }

  @Test
  void brokenEscapesInAQueryAreABadRequest() throws Exception {
    for (String query : new String[] {"token=%", "token=%zz&nonce=x", "token=%FF&nonce=x", "%"}) {
      assertThat(
              running.raw(request("GET /api/v1/proof?" + query + " HTTP/1.1", "Host: localhost")))
          .startsWith("HTTP/1.1 400 ")
          .contains("\"code\":\"bad-request\"");
    }
  }

  @Test
  void aByteNowAndThenDoesNotHoldAConnection() throws Exception {
    try (var quick = new Running(home.resolve("quick"), Map.of(), quick());
        Socket socket = quick.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
      long start = System.nanoTime();
      socket.setSoTimeout(200);
      while (!isClosed(socket)) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        trickle(out);
      }
    }
  }

  private static void trickle(OutputStream out) {
    try {
      out.write("X: y\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException closed) {
      assertThat(closed).hasMessageMatching("(?i).*(pipe|reset|closed).*");
    }
  }

  private static boolean isClosed(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  /// The same for a body that never comes.
  @Test
  void aBodyThatDoesNotComeDoesNotHoldAConnection() throws Exception {
    try (var quick = new Running(home.resolve("quick"), Map.of(), quick());
        Socket socket = quick.connect()) {
      socket
          .getOutputStream()
          .write(
              "POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(Running.readAll(socket.getInputStream())).doesNotContain("200");
    }
  }

  private static ServerLimits quick() {
    return new ServerLimits(
        100,
        4,
        4,
        1_000,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30));
  }

  /// Beyond the limit a connection waits to be accepted; none is taken away from who has one.
  @Test
  void allAddressesTogetherGetTheirShareOfConnections() throws Exception {
    var few =
        new ServerLimits(
            3,
            100,
            4,
            1_000,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30));
    try (var small = new Running(home.resolve("small"), Map.of(), few)) {
      var held = new ArrayList<Socket>();
      for (int i = 0; i < 3; i++) {
        Socket socket = small.connect();
        socket.getOutputStream().write("GET /healthz HTTP/1.1\r\n".getBytes(UTF_8));
        held.add(socket);
      }
      try (Socket waiting = small.connect()) {
        waiting
            .getOutputStream()
            .write(request("GET /healthz HTTP/1.1", "Host: localhost").getBytes(UTF_8));
        held.removeFirst().close();
        assertThat(Running.readAll(waiting.getInputStream())).startsWith("HTTP/1.1 200 ");
      }
      Socket first = held.getFirst();
      first.getOutputStream().write("Host: localhost\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
      assertThat(Running.readAll(first.getInputStream())).startsWith("HTTP/1.1 200 ");
      held.getLast().close();
    }
  }

  @Test
  void aFloodOfConnectionsThatSayNothingHoldsNobodyUp() throws Exception {
    var held = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 200; i++) {
        held.add(running.connect());
      }
      assertThat(running.send("GET", "/healthz", "").status()).isEqualTo(200);
    } finally {
      for (Socket socket : held) {
        socket.close();
      }
    }
  }

  /// More than once, and from two addresses: a connection that is gone gives its place back to the
  /// address that it came from.
  @Test
  void oneAddressGetsItsShareOfConnections() throws Exception {
    String health = request("GET /healthz HTTP/1.1", "Host: localhost");
    try (var narrow = new Running(home.resolve("narrow"), Map.of(), fourPerAddress())) {
      for (int i = 0; i < 5; i++) {
        var held = new ArrayList<Socket>();
        for (int j = 0; j < 4; j++) {
          held.add(served(narrow.connectFrom("127.0.0.2")));
        }
        assertIsProblem(narrow.rawFrom("127.0.0.2", health), 429, "too-many-requests");
        assertThat(narrow.raw(health)).startsWith("HTTP/1.1 200 ");
        for (Socket socket : held) {
          socket.close();
        }
        // Closed ones are noticed when the server reads their end.
        String answer;
        do {
          answer = narrow.rawFrom("127.0.0.2", health);
        } while (answer.startsWith("HTTP/1.1 429"));
        assertThat(answer).startsWith("HTTP/1.1 200 ");
      }
    }
  }

  /// A connection that the server is sure to have counted, as it has answered there.
  private static Socket served(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
    var answer = new StringBuilder();
    while (!answer.toString().endsWith("ok\n")) {
      answer.append((char) socket.getInputStream().read());
    }
    return socket;
  }

  private static ServerLimits fourPerAddress() {
    return UsualLimits.but("connectionsPerAddress", 4);
  }
}
