package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;

/// Scans of real listeners on loopback addresses, with system calls and without.
@ParameterizedClass
@ValueSource(booleans = {true, false})
class LoopbackScanTest {
  private static final Duration MOST = Duration.ofSeconds(60);

  private final ScannerOptions options;
  private final Scanner scanner;

  LoopbackScanTest(boolean natively) {
    options = ScannerOptions.USUAL.natively(natively);
    scanner = new Scanner(options);
  }

  @AfterEach
  void close() {
    scanner.close();
  }

  @Test
  void anOpenPortAndAClosedOneAreTold() throws Exception {
    try (ServerSocket listener = listen("127.0.0.77")) {
      int port = listener.getLocalPort();
      int closed = closed("127.0.0.77");
      ScanStatus status = scan(ScanRequest.of("127.0.0.77", closed + "," + port));
      assertThat(status.state()).isEqualTo(ScanState.DONE);
      assertThat(status.targets()).hasSize(1);
      assertThat(status.targets().getFirst().rows())
          .extracting(PortRow::port, PortRow::state, PortRow::reason)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple(closed, PortState.CLOSED, PortReason.REFUSED),
              org.assertj.core.groups.Tuple.tuple(port, PortState.OPEN, PortReason.ACCEPTED));
      assertThat(status.targets().getFirst().ranges().open()).isEqualTo(Integer.toString(port));
    }
  }

  /// A port where nobody listens: one outside the range that the kernel takes local ports from, so
  /// that nobody gets it by chance, and where binding shows that nobody has it.
  private static int closed(String address) throws IOException {
    for (int port = 1; port < 1024; port++) {
      try (ServerSocket free = new ServerSocket()) {
        free.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
        return port;
      } catch (BindException taken) {
        // By a listener on every address, perhaps.
      }
    }
    throw new AssertionError("no port is free");
  }

  @Test
  void theListenerSeesAResetAndNothingStaysOpen() throws Exception {
    try (ServerSocket listener = listen("127.0.0.78")) {
      scan(ScanRequest.of("127.0.0.78", Integer.toString(listener.getLocalPort())));
      String sockets = Children.run("ss", "-Htan", "dst", "127.0.0.78", "or", "src", "127.0.0.78");
      assertThat(sockets.lines().filter(line -> !line.startsWith("LISTEN"))).isEmpty();
    }
  }

  @Test
  void cancelDropsWhatWaitsForAnAnswer() throws Exception {
    try (ServerSocket deaf = new ServerSocket()) {
      deaf.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.79"), 0), 1);
      List<Socket> guests = TcpEngineTest.fillUp(deaf);
      var scan = scanner.start(ScanRequest.of("127.0.0.79", "1," + deaf.getLocalPort()));
      while (scan.status().scanned() == 0) {
        assertThat(scan.await(Duration.ofMillis(5))).isFalse();
      }
      scan.cancel();
      assertThat(scan.await(Duration.ofSeconds(5))).isTrue();
      assertThat(scan.status().state()).isEqualTo(ScanState.CANCELLED);
      assertThat(scan.status().targets().getFirst().ranges().closed()).isEqualTo("1");
      for (Socket guest : guests) {
        guest.close();
      }
      assertThat(Children.run("ss", "-Htan", "state", "syn-sent", "dst", "127.0.0.79")).isEmpty();
    }
  }

  @Test
  void fivePortsAreFiveRows() {
    ScanStatus status = scan(ScanRequest.of("127.0.0.1", "1-5"));
    assertThat(status.of()).isEqualTo(5);
    assertThat(status.scanned()).isEqualTo(5);
    assertThat(status.targets().getFirst().rows())
        .extracting(PortRow::port)
        .containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void ipv6IsDialledAndWrittenShort() throws Exception {
    try (ServerSocket listener = listen("::1")) {
      String port = Integer.toString(listener.getLocalPort());
      for (String spelling : List.of("::1", "0:0:0:0:0:0:0:1", "0000::0001")) {
        TargetResult target = scan(ScanRequest.of(spelling, port)).targets().getFirst();
        assertThat(target.target()).isEqualTo(spelling);
        assertThat(target.address()).isEqualTo("::1");
        assertThat(target.ranges().open()).isEqualTo(port);
      }
    }
  }

  @Test
  void aNameIsResolved() throws Exception {
    String address = AddressText.of(InetAddress.getAllByName("localhost")[0]);
    try (ServerSocket listener = listen(address)) {
      String port = Integer.toString(listener.getLocalPort());
      TargetResult target = scan(ScanRequest.of("localhost", port)).targets().getFirst();
      assertThat(target.address()).isEqualTo(address);
      assertThat(target.state()).isEqualTo(TargetState.UP);
      assertThat(target.ranges().open()).isEqualTo(port);
    }
  }

  @Test
  void whatHasNoAddressStopsNobodyElse() throws Exception {
    try (ServerSocket listener = listen("127.0.0.1")) {
      String port = Integer.toString(listener.getLocalPort());
      ScanStatus status = scan(ScanRequest.of(List.of("no-such-name.invalid", "127.0.0.1"), port));
      assertThat(status.state()).isEqualTo(ScanState.DONE);
      assertThat(status.of()).isEqualTo(1);
      TargetResult unresolved = status.targets().getFirst();
      assertThat(unresolved.state()).isEqualTo(TargetState.UNRESOLVED);
      assertThat(unresolved.address()).isNull();
      assertThat(unresolved.rows()).isEmpty();
      assertThat(status.targets().get(1).ranges().open()).isEqualTo(port);
    }
  }

  @Test
  void theAddressIsCheckedAfterResolving() throws Exception {
    InetAddress denied = InetAddress.getAllByName("localhost")[0];
    var loopbackOut = options.allowing(address -> !address.isLoopbackAddress());
    try (var strict = new Scanner(loopbackOut)) {
      var scan = strict.start(ScanRequest.of(List.of("localhost", "::1"), "1-5"));
      assertThat(scan.await(MOST)).isTrue();
      ScanStatus status = scan.status();
      assertThat(status.state()).isEqualTo(ScanState.DONE);
      assertThat(status.of()).isZero();
      assertThat(status.targets())
          .extracting(TargetResult::state)
          .containsExactly(TargetState.NOT_ALLOWED, TargetState.NOT_ALLOWED);
      assertThat(status.targets().getFirst().address()).isEqualTo(AddressText.of(denied));
    }
  }

  @Test
  void severalTargetsAreDialledTogether() throws Exception {
    try (ServerSocket first = listen("127.0.0.2");
        ServerSocket second = listen("127.0.0.3")) {
      ScanStatus status =
          scan(
              ScanRequest.of(
                  List.of("127.0.0.2", "127.0.0.3"),
                  first.getLocalPort() + "," + second.getLocalPort()));
      assertThat(status.open()).isEqualTo(2);
      assertThat(status.closed()).isEqualTo(2);
      assertThat(status.targets())
          .extracting(target -> target.ranges().open())
          .containsExactly(
              Integer.toString(first.getLocalPort()), Integer.toString(second.getLocalPort()));
    }
  }

  @Test
  void aBigScanHasRowsForWhatMattersAndRangesForAll() throws Exception {
    try (ServerSocket listener = listen("127.0.0.4")) {
      int port = listener.getLocalPort();
      TargetResult few = scan(ScanRequest.of("127.0.0.4", "1-65535")).targets().getFirst();
      assertThat(few.rows()).extracting(PortRow::port).contains(port);
      // Others on this machine may listen on every address, or be deaf there.
      assertThat(few.rows()).noneMatch(row -> row.state() == PortState.CLOSED);
      assertThat(few.open() + few.closed() + few.filtered()).isEqualTo(65_535);
      assertThat(few.ranges().closed()).contains("1-");
      var all = ScanRequest.of(List.of("127.0.0.4"), "1-20000").withAll(true);
      assertThat(scan(all).targets().getFirst().rows()).hasSize(20_000);
    }
  }

  @Test
  void tooManyScansAtOnceAreRefused() {
    try (var one = new Scanner(options.withMostParallelScans(1))) {
      var first = one.start(ScanRequest.of("127.0.0.1", "1-65535"));
      assertThat(problem(one, ScanRequest.of("127.0.0.1", "1")))
          .isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
      first.cancel();
    }
  }

  @Test
  void aClosedScannerSaysSo() {
    scanner.close();
    assertThat(problem(scanner, ScanRequest.of("127.0.0.1", "1"))).isEqualTo(ProblemCode.CLOSED);
  }

  private static ProblemCode problem(Scanner scanner, ScanRequest request) {
    return catchThrowableOfType(ProblemException.class, () -> scanner.start(request)).code();
  }

  private ScanStatus scan(ScanRequest request) {
    var scan = scanner.start(request);
    try {
      assertThat(scan.await(MOST)).isTrue();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
    return scan.status();
  }

  private static ServerSocket listen(String address) throws IOException {
    var listener = new ServerSocket();
    listener.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
    return listener;
  }
}
