package vigia.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.AnswerKind;
import vigia.machine.PortAnswer;
import vigia.machine.PortRow;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TlsAnswer;
import vigia.machine.Unavailable;

/// What a scan says of services that really answer, some of them with bad intentions.
class AnswerTest {
  private static final String HERE = "127.0.0.81";
  private static final Duration MOST = Duration.ofSeconds(100);

  private final Scanner scanner = new Scanner(ScannerOptions.USUAL);

  @TempDir private Path directory;

  @AfterEach
  void close() {
    scanner.close();
  }

  private PortAnswer answer(Service service) throws Exception {
    return answer(HERE, service);
  }

  private PortAnswer answer(String target, Service service) throws Exception {
    List<PortRow> rows = rows(target, Integer.toString(service.port()));
    assertThat(rows).hasSize(1);
    PortAnswer answer = rows.getFirst().answer();
    assertThat(answer).isNotNull();
    return answer;
  }

  private List<PortRow> rows(String target, String ports) throws Exception {
    Scan scan = scanner.start(ScanRequest.of(target, ports).withIdentify(true));
    assertThat(scan.await(MOST)).isTrue();
    ScanStatus status = scan.status();
    assertThat(status.state()).isEqualTo(ScanState.DONE);
    return status.targets().getFirst().rows();
  }

  private static Service.Manner saying(String text) {
    return saying(text.getBytes(UTF_8));
  }

  private static Service.Manner saying(byte[] bytes) {
    return guest -> {
      guest.getOutputStream().write(bytes);
      drain(guest);
    };
  }

  private static void drain(Socket guest) throws IOException {
    guest.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
  }

  /// Waits for a request's end, then says that.
  private static Service.Manner replying(String text) {
    return guest -> {
      head(guest.getInputStream());
      guest.getOutputStream().write(text.getBytes(UTF_8));
      drain(guest);
    };
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (head.indexOf("\r\n\r\n") >= 0) {
        return head.toString();
      }
    }
    throw new IOException("no whole request");
  }

  @Test
  void whatSpeaksFirstIsQuoted() throws Exception {
    byte[] ssh = "SSH-2.0-Test_1.0 Debian\r\n\0\0\3\u00fc".getBytes(ISO_8859_1);
    try (var service = new Service(HERE, 0, saying(ssh))) {
      assertThat(answer(service))
          .isEqualTo(new PortAnswer(AnswerKind.BANNER, "SSH-2.0-Test_1.0 Debian", null, null));
    }
    try (var service = new Service(HERE, 0, saying("220-one\r\n220 two\r\n"))) {
      assertThat(answer(service).text()).isEqualTo("220-one\\n220 two");
    }
  }

  @Test
  void whatABannerHidesIsShown() throws Exception {
    byte[] evil = "220 \u001b[2J\u202egnp.exe \u00e9\u0085\t\0x\r\n".getBytes(UTF_8);
    evil[evil.length - 3] = (byte) 0xff;
    try (var service = new Service(HERE, 0, saying(evil))) {
      assertThat(answer(service).text())
          .isEqualTo("220 \\x1B[2J\\u202Egnp.exe \u00e9\\x85\\t\\x00\\xFF");
    }
  }

  @Test
  void httpIsAskedForItsHead() throws Exception {
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    Service.Manner manner =
        guest -> {
          asked.add(head(guest.getInputStream()));
          guest
              .getOutputStream()
              .write(
                  "HTTP/1.1 403 Forbidden\r\nX: y\r\nsERVER:  te\u001bst/1 \r\n\r\nbody"
                      .getBytes(UTF_8));
          drain(guest);
        };
    try (var service = new Service("127.0.0.1", 0, manner)) {
      assertThat(answer("localhost", service))
          .isEqualTo(
              new PortAnswer(AnswerKind.HTTP, "HTTP/1.1 403 Forbidden", "te\\x1Bst/1", null));
      assertThat(asked.poll(10, TimeUnit.SECONDS))
          .startsWith("HEAD / HTTP/1.1\r\nHost: localhost:" + service.port() + "\r\n");
    }
  }

  @Test
  void whatAnswersOtherwiseOrNotAtAllIsSaid() throws Exception {
    try (var other = new Service(HERE, 0, replying("-ERR unknown command\r\n"));
        var silent = new Service(HERE, 0, AnswerTest::drain);
        var brief = new Service(HERE, 0, Socket::close)) {
      assertThat(answer(other))
          .isEqualTo(new PortAnswer(AnswerKind.OTHER, "-ERR unknown command", null, null));
      assertThat(answer(silent)).isEqualTo(PortAnswer.of(AnswerKind.SILENT));
      assertThat(answer(brief)).isEqualTo(PortAnswer.of(AnswerKind.HUNG_UP));
    }
  }

  @Test
  void tlsShowsItsCertificateAndHttpThroughIt() throws Exception {
    SSLContext tls =
        TestCertificate.of(
            directory, "CN=a\u202eb, O=Test", "dns:a.example,dns:*.b.example,ip:127.0.0.1");
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    Service.Manner manner =
        guest -> {
          head(guest.getInputStream());
          ((ExtendedSSLSession) ((SSLSocket) guest).getSession())
              .getRequestedServerNames()
              .forEach(name -> told.add(new String(name.getEncoded(), UTF_8)));
          guest.getOutputStream().write("HTTP/1.1 200 OK\r\nServer: s\r\n\r\n".getBytes(UTF_8));
          drain(guest);
        };
    try (var service = new Service(tls, "127.0.0.1", 0, manner)) {
      PortAnswer answer = answer("localhost", service);
      assertThat(answer.kind()).isEqualTo(AnswerKind.HTTPS);
      assertThat(answer.text()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(answer.server()).isEqualTo("s");
      TlsAnswer seen = tlsOf(answer);
      assertThat(seen.version()).isEqualTo("TLSv1.3");
      assertThat(seen.subject()).isEqualTo("CN=a\\u202Eb,O=Test");
      assertThat(seen.issuer()).isEqualTo(seen.subject());
      assertThat(seen.selfSigned()).isTrue();
      assertThat(seen.names()).containsExactly("a.example", "*.b.example", "127.0.0.1");
      assertThat(seen.moreNames()).isZero();
      assertThat(seen.notBefore()).isBefore(Instant.now());
      assertThat(seen.notAfter()).isAfter(Instant.now().plus(Duration.ofDays(29)));
      assertThat(seen.unavailable()).isEmpty();
      assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("localhost");
    }
  }

  private static TlsAnswer tlsOf(PortAnswer answer) {
    TlsAnswer tls = answer.tls();
    assertThat(tls).isNotNull();
    return tls;
  }

  @Test
  void whereTlsIsUsualItIsAskedForFirst() throws Exception {
    SSLContext tls = TestCertificate.of(directory, "CN=imap", names(12));
    try (var imap = new Service(tls, HERE, 993, saying("* OK IMAP4 ready\r\n"));
        var plain = new Service(HERE, 8443, replying("HTTP/1.0 200 OK\r\n\r\n"))) {
      PortAnswer answer = answer(imap);
      assertThat(answer.kind()).isEqualTo(AnswerKind.TLS);
      assertThat(answer.text()).isEqualTo("* OK IMAP4 ready");
      assertThat(tlsOf(answer).names()).hasSize(10);
      assertThat(tlsOf(answer).moreNames()).isEqualTo(2);
      assertThat(answer(plain).text()).isEqualTo("HTTP/1.0 200 OK");
    }
  }

  private static String names(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "dns:host-number-" + i + ".example")
        .collect(Collectors.joining(","));
  }

  @Test
  void aServiceThatWantsOurCertificateShowsItsOwn() throws Exception {
    SSLContext tls = TestCertificate.of(directory, "CN=strict", "dns:strict.example");
    var listening = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket();
    listening.setNeedClientAuth(true);
    listening.setEnabledProtocols(new String[] {"TLSv1.2"});
    try (var service = new Service(listening, HERE, 0, AnswerTest::drain)) {
      PortAnswer answer = answer(service);
      assertThat(answer.kind()).isEqualTo(AnswerKind.TLS);
      assertThat(tlsOf(answer).version()).isNull();
      assertThat(tlsOf(answer).unavailable()).containsEntry("version", Unavailable.UNKNOWN);
      assertThat(tlsOf(answer).subject()).isEqualTo("CN=strict");
    }
  }

  @Test
  void aPrinterIsNotSpokenTo() throws Exception {
    BlockingQueue<Integer> printed = new LinkedBlockingQueue<>();
    Service.Manner printer =
        guest -> {
          try {
            printed.add(guest.getInputStream().read());
          } catch (IOException reset) {
            printed.add(-1);
          }
        };
    try (var service = new Service(HERE, 9100, printer)) {
      assertThat(answer(service)).isEqualTo(PortAnswer.of(AnswerKind.LEFT_ALONE));
      // One of the scan, one of the look.
      assertThat(printed.poll(10, TimeUnit.SECONDS)).isEqualTo(-1);
      assertThat(printed.poll(10, TimeUnit.SECONDS)).isEqualTo(-1);
    }
  }

  /// Each of these would go on for ever.
  @Test
  void whatNeverEndsIsLeftInTime() throws Exception {
    SSLContext giant = TestCertificate.of(directory, "CN=giant", names(1500));
    byte[] half = {22, 3, 3, (byte) 0x40, 0};
    try (var banner = new Service(HERE, 0, endlessly("x".repeat(1000)));
        var drop = new Service(HERE, 0, drop());
        var http = new Service(HERE, 0, endlessHead());
        var certificate = new Service(giant, HERE, 0, AnswerTest::drain);
        var record =
            new Service(
                HERE,
                8883,
                guest -> {
                  // Only after the question, so that it is no greeting.
                  if (guest.getInputStream().read() >= 0) {
                    saying(half).with(guest);
                  }
                });
        var alerts = new Service(HERE, 0, replying("\u0015\u0003"))) {
      PortAnswer flood = answer(banner);
      assertThat(flood.kind()).isEqualTo(AnswerKind.BANNER);
      assertThat(flood.text()).hasSize(256).endsWith("x…");
      assertThat(answer(drop).kind()).isEqualTo(AnswerKind.BANNER);
      PortAnswer head = answer(http);
      assertThat(head.kind()).isEqualTo(AnswerKind.HTTP);
      assertThat(head.text()).hasSize(256);
      assertThat(tlsOf(answer(certificate)).version()).isNull();
      assertThat(tlsOf(answer(record)).version()).isNull();
      assertThat(answer(alerts).kind()).isIn(AnswerKind.TLS, AnswerKind.OTHER);
    }
  }

  private static Service.Manner endlessly(String piece) {
    return guest -> {
      while (true) {
        guest.getOutputStream().write(piece.getBytes(UTF_8));
      }
    };
  }

  private static Service.Manner endlessHead() {
    return guest -> {
      guest.getInputStream().read();
      guest.getOutputStream().write("HTTP/1.1 200 ".getBytes(UTF_8));
      endlessly("y").with(guest);
    };
  }

  /// A byte, and another just before patience ends, and so on.
  private static Service.Manner drop() {
    return guest -> {
      guest.setSoTimeout(300);
      while (true) {
        guest.getOutputStream().write('z');
        try {
          if (guest.getInputStream().read() < 0) {
            return;
          }
        } catch (java.net.SocketTimeoutException time) {
          // The next one.
        }
      }
    };
  }

  @Test
  void cancellingBreaksItOff() throws Exception {
    BlockingQueue<Boolean> asked = new LinkedBlockingQueue<>();
    BlockingQueue<Boolean> left = new LinkedBlockingQueue<>();
    Service.Manner manner =
        guest -> {
          if (guest.getInputStream().read() < 0) {
            return;
          }
          asked.add(true);
          try {
            drain(guest);
          } finally {
            left.add(true);
          }
        };
    try (var service = new Service(HERE, 0, manner)) {
      Scan scan =
          scanner.start(ScanRequest.of(HERE, Integer.toString(service.port())).withIdentify(true));
      assertThat(asked.poll(20, TimeUnit.SECONDS)).isTrue();
      scan.cancel();
      assertThat(scan.await(Duration.ofSeconds(10))).isTrue();
      assertThat(scan.status().state()).isEqualTo(ScanState.CANCELLED);
      assertThat(left.poll(10, TimeUnit.SECONDS)).isTrue();
      assertThat(scan.status().targets().getFirst().rows())
          .extracting(PortRow::answer)
          .containsExactly(PortAnswer.of(AnswerKind.LEFT_ALONE));
    }
  }

  @Test
  void ofTooManyTheOthersAreLeftAlone() throws Exception {
    var services = new ArrayList<Service>();
    try {
      for (int i = 0; i < 103; i++) {
        services.add(new Service("127.0.0.82", 0, Socket::close));
      }
      String ports =
          services.stream().map(it -> Integer.toString(it.port())).collect(Collectors.joining(","));
      List<PortRow> rows = rows("127.0.0.82", ports);
      assertThat(rows).hasSize(103);
      assertThat(rows).filteredOn(row -> kind(row) == AnswerKind.LEFT_ALONE).hasSize(3);
      assertThat(rows).filteredOn(row -> kind(row) == AnswerKind.HUNG_UP).hasSize(100);
    } finally {
      for (Service service : services) {
        service.close();
      }
    }
  }

  private static @Nullable AnswerKind kind(PortRow row) {
    PortAnswer answer = row.answer();
    return answer == null ? null : answer.kind();
  }

  @Test
  void aRowComesAgainWithItsAnswer() throws Exception {
    try (var service = new Service(HERE, 0, saying("hello\r\n"))) {
      BlockingQueue<ScanEvent> events = new LinkedBlockingQueue<>();
      Scan scan =
          scanner.start(ScanRequest.of(HERE, Integer.toString(service.port())).withIdentify(true));
      try (var _ = scan.follow(events::add)) {
        var told = new ArrayList<PortRow>();
        ScanEvent event;
        do {
          event = events.poll(30, TimeUnit.SECONDS);
          assertThat(event).isNotNull();
          if (event instanceof ScanEvent.Ports(List<PortRow> rows)) {
            told.addAll(rows);
          } else if (event instanceof ScanEvent.Snapshot(ScanStatus status)) {
            status.targets().forEach(target -> told.addAll(target.rows()));
          }
        } while (!(event instanceof ScanEvent.Ended));
        assertThat(told.getLast().answer())
            .isEqualTo(new PortAnswer(AnswerKind.BANNER, "hello", null, null));
        assertThat(((ScanEvent.Ended) event).status().targets().getFirst().rows())
            .containsExactly(told.getLast());
      }
    }
  }

  @Test
  void nobodyLooksUnasked() throws Exception {
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    try (var service =
        new Service(
            HERE,
            0,
            guest -> {
              said.add("come");
              drain(guest);
            })) {
      Scan scan = scanner.start(ScanRequest.of(HERE, Integer.toString(service.port())));
      assertThat(scan.await(MOST)).isTrue();
      assertThat(scan.status().targets().getFirst().rows().getFirst().answer()).isNull();
      assertThat(said.poll(10, TimeUnit.SECONDS)).isNotNull();
      assertThat(said).isEmpty();
    }
  }
}
