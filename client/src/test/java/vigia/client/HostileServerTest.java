package vigia.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vigia.machine.Machine;
import vigia.machine.OverviewQuery;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.ProcessInfo;
import vigia.machine.ScanStatus;

/// Whatever a server sends, a client answers with a problem: never a crash, never for ever, never
/// more memory than an honest answer takes.
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileServerTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String PROBLEM = "Content-Type: application/problem+json\r\n";

  /// For a whole answer: soon over, and enough for the first connection of a cold JVM.
  private static final Duration SHORT = Duration.ofSeconds(3);

  static Stream<Arguments> nonsense() {
    return Stream.of(
        arguments("nothing", "", "closed-early"),
        arguments("half a status line", "HTTP/1.1 20", "closed-early"),
        arguments("half a head", OK + "Content-Ty", "closed-early"),
        arguments("another protocol", "SSH-2.0-OpenSSH_9.2\r\n", "not-http"),
        arguments("a TLS alert", "\u0015\u0003\u0003\0\2\2\n", "not-http"),
        arguments("HTTP/2", "HTTP/2 200\r\n\r\n", "not-http"),
        arguments("a status out of range", "HTTP/1.1 999 x\r\n\r\n", "not-http"),
        arguments("interim answers only", "HTTP/1.1 100 Continue\r\n\r\n".repeat(9), "not-http"),
        arguments("a header without a name", OK + ": x\r\n\r\n", "not-http"),
        arguments("a folded header", OK + "A: b\r\n c\r\n\r\n", "not-http"),
        arguments("a negative length", sized("-1", "{}"), "not-http"),
        arguments("a length of letters", sized("x", "{}"), "not-http"),
        arguments("a length beyond numbers", sized("9".repeat(40), "{}"), "not-http"),
        arguments("two lengths", OK + "Content-Length: 2\r\n" + sized("3", "{}"), "not-http"),
        arguments("length and chunks", chunked("Content-Length: 2\r\n", "0\r\n\r\n"), "not-http"),
        arguments("a chunk size of letters", chunked("", "zz\r\n"), "not-http"),
        arguments("a chunk beyond numbers", chunked("", "fffffffff\r\n"), "not-http"),
        arguments("a chunk without its end", chunked("", "2\r\n{}x\r\n"), "not-http"),
        arguments("another transfer coding", OK + "Transfer-Encoding: gzip\r\n\r\n", "not-http"),
        arguments("a body that ends early", OK + JSON + sized("20", "{\"pid\":"), "closed-early"),
        arguments("chunks that end early", chunked("", "20\r\n{\"pid\":"), "closed-early"),
        arguments("JSON that ends early", good("{\"pid\":1,\"name\":\"a"), "not-vigia"),
        arguments("a page of HTML", html(200), "not-vigia"),
        arguments("an error of a proxy", html(502), "not-vigia"),
        arguments("no content type", sized("2", "{}").replace("X", OK), "not-http"),
        arguments("no JSON", good("hello"), "not-vigia"),
        arguments("an empty body", good(""), "not-vigia"),
        arguments("a list", good("[1]"), "not-vigia"),
        arguments("null", good("null"), "not-vigia"),
        arguments("a wrong type", good("{\"pid\":\"abc\",\"unavailable\":{}}"), "not-vigia"),
        arguments("a PID beyond 64 bits", good("{\"pid\":18446744073709551617}"), "not-vigia"),
        arguments("a PID with a fraction", good("{\"pid\":1.5}"), "not-vigia"),
        arguments("a PID with a huge exponent", good("{\"pid\":1e999999999}"), "not-vigia"),
        arguments("a figure without end", good("{\"pid\":1,\"cpuPercent\":1e400}"), "not-vigia"),
        arguments("a wrong time", good("{\"pid\":1,\"startTime\":\"today\"}"), "not-vigia"),
        arguments("an unknown word", good("{\"pid\":1,\"state\":\"cooking\"}"), "not-vigia"),
        arguments("JSON without end", good("{\"x\":".repeat(200_000)), "not-vigia"),
        arguments("lists without end", good("{\"x\":" + "[".repeat(2_000_000)), "not-vigia"),
        arguments("binary", good("\u00ff\u00fe\0\1"), "not-vigia"),
        arguments("a broken problem", problem(500, "<html>"), "not-vigia"),
        arguments("a problem of a huge size", problem(500, " ".repeat(100_000)), "too-large"));
  }

  private static String sized(String length, String body) {
    return "Content-Length: " + length + "\r\n\r\n" + body;
  }

  private static String good(String body) {
    return OK + JSON + sized(Integer.toString(body.length()), body);
  }

  private static String chunked(String header, String body) {
    return OK + JSON + header + "Transfer-Encoding: chunked\r\n\r\n" + body;
  }

  private static String html(int status) {
    return "HTTP/1.1 " + status + " x\r\nContent-Type: text/html\r\n" + sized("6", "<html>");
  }

  private static String problem(int status, String body) {
    return "HTTP/1.1 " + status + " x\r\n" + PROBLEM + sized("" + body.length(), body);
  }

  private static Machine machine(RawServer server) {
    return RemoteMachine.open(new Connection(server.url(), null, null), Machine.LOCAL);
  }

  private static ProblemException asked(RawServer server) {
    try (var machine = machine(server)) {
      return catchThrowableOfType(ProblemException.class, () -> machine.process(1, null));
    }
  }

  @Test
  void anAnswerWithoutItsPartsIsNoAnswer() throws IOException {
    for (String body : new String[] {"{}", "{\"fileSystems\":[],\"unavailable\":{}}"}) {
      try (var server = RawServer.saying(good(body));
          var machine = machine(server)) {
        var problem =
            catchThrowableOfType(ProblemException.class, () -> machine.overview(OverviewQuery.NOW));
        assertThat(problem.problem().param("detail")).isEqualTo("not-vigia");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nonsense")
  void nonsenseIsAProblem(String what, String bytes, String detail) throws IOException {
    try (var server = RawServer.saying(bytes)) {
      ProblemException problem = asked(server);
      assertThat(problem.code()).isEqualTo(ProblemCode.UNREACHABLE);
      assertThat(problem.problem().param("detail")).isEqualTo(detail);
      assertThat(problem.problem().param("url")).isEqualTo(server.url().toString());
    }
  }

  static Stream<Arguments> floods() {
    return Stream.of(
        arguments("a status line", "", "x"),
        arguments("a header's value", OK + "A: ", "x"),
        arguments("headers", OK, "A: b\r\n"),
        arguments("a body", OK + JSON + "\r\n{\"name\":\"", "x".repeat(999)),
        arguments("chunks", chunked("", ""), "1\r\n \r\n"),
        arguments("a chunk's extension", chunked("", "1;"), "x"),
        arguments("trailers", chunked("", "c\r\n{\"pid\":1   }\r\n0\r\n"), "A: b\r\n"),
        arguments("what stands behind the JSON", chunked("", ""), "9\r\n{\"pid\":1}\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("floods")
  void aFloodIsCutOff(String what, String start, String again) throws IOException {
    byte[] more = again.repeat(2_000).getBytes(StandardCharsets.US_ASCII);
    try (var server =
        new RawServer((in, out) -> {
          RawServer.request(in);
          RawServer.write(out, start);
          while (true) {
            out.write(more);
          }
        })) {
      try (var link = new Link(new Connection(server.url(), null, null))) {
        var problem =
            catchThrowableOfType(
                ProblemException.class,
                () -> link.get("/x", ProcessInfo.class, Duration.ofSeconds(3)));
        assertThat(problem.problem().param("detail")).isIn("too-large", "not-vigia", "timed-out");
      }
    }
  }

  @Test
  void aCompressedBodyIsNotInflated() throws IOException {
    var bomb = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bomb)) {
      for (int i = 0; i < 1_000; i++) {
        gzip.write(new byte[100_000]);
      }
    }
    var answer = new ByteArrayOutputStream();
    answer.writeBytes(
        (OK + JSON + "Content-Encoding: gzip\r\n" + sized("" + bomb.size(), "")).getBytes());
    answer.writeBytes(bomb.toByteArray());
    try (var server = RawServer.saying(answer.toByteArray())) {
      assertThat(asked(server).problem().param("detail")).isEqualTo("not-vigia");
      assertThat(server.received()).contains("Accept-Encoding: identity");
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    try (var elsewhere = RawServer.saying(good("{\"pid\":1}"));
        var server =
            RawServer.saying(
                "HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() + "/\r\n" + sized("0", ""))) {
      assertThat(asked(server).problem().param("detail")).isEqualTo("not-vigia");
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @Test
  void aServerThatDripsMeetsTheDeadlineOfTheWholeAnswer() throws IOException {
    try (var server =
            new RawServer((in, out) -> {
              RawServer.write(out, OK + JSON + "\r\n");
              while (true) {
                RawServer.write(out, " ");
                LockSupport.parkNanos(20_000_000);
              }
            });
        var link = new Link(new Connection(server.url(), null, null))) {
      var problem =
          catchThrowableOfType(
              ProblemException.class, () -> link.get("/x", ProcessInfo.class, SHORT));
      assertThat(problem.problem().param("detail")).isEqualTo("timed-out");
    }
  }

  @Test
  void aServerThatNeverReadsMeetsTheDeadlineToo() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        var link =
            new Link(
                new Connection(
                    URI.create("http://127.0.0.1:" + server.getLocalPort()), null, null))) {
      String large = "\"" + "x".repeat(32 * 1024 * 1024) + "\"";
      var problem =
          catchThrowableOfType(
              ProblemException.class, () -> link.post("/x", large, ScanStatus.class, SHORT));
      assertThat(problem.problem().param("detail")).isEqualTo("timed-out");
    }
  }

  @Test
  void aServersOwnProblemComesThroughAsItIs() throws IOException {
    String body =
        "{\"type\":\"about:blank\",\"code\":\"no-such-process\",\"params\":{\"pid\":\"1\"}}";
    try (var server = RawServer.saying(problem(404, body))) {
      ProblemException problem = asked(server);
      assertThat(problem.code()).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
      assertThat(problem.problem().param("pid")).isEqualTo("1");
    }
  }

  @Test
  void aCodeOfANewerServerIsReadByItsStatus() throws IOException {
    try (var server = RawServer.saying(problem(403, "{\"code\":\"new\",\"params\":{}}"))) {
      assertThat(asked(server).code()).isEqualTo(ProblemCode.FORBIDDEN);
    }
  }

  @Test
  void aPortWhereNobodyListensIsRefused() throws IOException {
    RawServer gone = RawServer.saying("");
    gone.close();
    assertThat(asked(gone).problem().param("detail")).isEqualTo("connection-refused");
  }

  @Test
  void closingEndsWhatIsUnderWay() throws Exception {
    var asked = new CountDownLatch(1);
    try (var server =
        new RawServer((in, out) -> {
          RawServer.request(in);
          asked.countDown();
          in.read();
        })) {
      Machine machine = machine(server);
      var answer = new CompletableFuture<ProblemException>();
      Thread.ofVirtual()
          .start(() ->
              answer.complete(
                  catchThrowableOfType(
                      ProblemException.class, () -> machine.overview(OverviewQuery.NOW))));
      assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
      machine.close();
      assertThat(answer.get(5, TimeUnit.SECONDS).code()).isEqualTo(ProblemCode.CLOSED);
      assertThat(
              catchThrowableOfType(ProblemException.class, () -> machine.process(1, null)).code())
          .isEqualTo(ProblemCode.CLOSED);
    }
  }
}
