package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.PortRow;
import vigia.machine.Protocol;
import vigia.machine.Scan;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;

/// Scans by UDP of real services on loopback addresses, with system calls and without.
@ParameterizedClass
@ValueSource(booleans = {true, false})
class UdpLoopbackScanTest {
  private static final Duration MOST = Duration.ofSeconds(60);

  private final Scanner scanner;

  UdpLoopbackScanTest(boolean natively) {
    scanner = new Scanner(ScannerOptions.USUAL.natively(natively));
  }

  @AfterEach
  void close() {
    scanner.close();
  }

  private static int port(DatagramChannel channel) throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  private ScanStatus scan(ScanRequest request) throws InterruptedException {
    Scan scan = scanner.start(request.with(Protocol.UDP));
    assertThat(scan.await(MOST)).isTrue();
    assertThat(scan.status().state()).isEqualTo(ScanState.DONE);
    return scan.status();
  }

  private TargetResult scan(String address, String ports) throws InterruptedException {
    return scan(ScanRequest.of(address, ports)).targets().getFirst();
  }

  @Test
  void whatAnswersIsOpenWhatIsSilentMayBe() throws Exception {
    for (String address : List.of("127.0.0.77", "::1")) {
      try (DatagramChannel any = UdpListenMain.bound(address, 0);
          DatagramChannel mute = UdpListenMain.bound(address, 0)) {
        Thread.ofPlatform().daemon().start(() -> UdpListenMain.serve(any, "any"));
        TargetResult target = scan(address, port(any) + "," + port(mute));
        assertThat(target.state()).isEqualTo(TargetState.UP);
        assertThat(target.ranges().open()).isEqualTo(Integer.toString(port(any)));
        assertThat(target.ranges().openFiltered()).isEqualTo(Integer.toString(port(mute)));
        assertThat(target.openFiltered()).isEqualTo(1);
      }
    }
  }

  @Test
  void anAnswerToARepeatedQuestionCounts() throws Exception {
    try (DatagramChannel deaf = UdpListenMain.bound("127.0.0.78", 0)) {
      Thread.ofPlatform().daemon().start(() -> answerTheThird(deaf));
      TargetResult target = scan("127.0.0.78", Integer.toString(port(deaf)));
      assertThat(target.rows())
          .extracting(row -> row.state().wire() + " " + row.reason().wire())
          .containsExactly("open udp-response");
    }
  }

  private static void answerTheThird(DatagramChannel channel) {
    try {
      for (int i = 1; i < 3; i++) {
        channel.receive(ByteBuffer.allocate(9));
      }
      channel.send(ByteBuffer.allocate(1), channel.receive(ByteBuffer.allocate(9)));
    } catch (ClosedChannelException ended) {
      // The assertion says it.
    } catch (IOException failed) {
      throw new AssertionError("answering", failed);
    }
  }

  /// Our own kernel limits no errors to itself, so all are told and none waits for another.
  @Test
  void everyClosedPortOfThisMachineIsClosed() throws Exception {
    ScanStatus status = scan(ScanRequest.of("127.0.0.79", "1-20000"));
    assertThat(status.scanned()).isEqualTo(20_000);
    assertThat(status.closed()).isGreaterThan(19_000);
    assertThat(status.filtered()).isZero();
  }

  @Test
  void withoutPortsTheMostUsedAreAsked() throws Exception {
    ScanStatus status = scan(ScanRequest.of(List.of("127.0.0.80"), null));
    assertThat(status.protocol()).isEqualTo("udp");
    assertThat(status.of()).isEqualTo(100);
    assertThat(status.targets().getFirst().rows())
        .extracting(PortRow::port)
        .contains(53, 123, 161)
        .hasSize(100);
  }

  @Test
  void aNetworkCountsItsSilentOnes() throws Exception {
    try (DatagramChannel mute = UdpListenMain.bound("127.0.3.2", 0)) {
      ScanStatus status = scan(ScanRequest.of("127.0.3.0/30", Integer.toString(port(mute))));
      assertThat(status.scanned()).isEqualTo(4);
      assertThat(status.openFiltered()).isEqualTo(1);
      assertThat(status.closed()).isEqualTo(3);
      assertThat(status.targets()).hasSize(3);
      assertThat(status.unlisted()).isNotNull();
    }
  }

  @Test
  void cancelClosesWhatIsOpen() throws Exception {
    try (DatagramChannel mute = UdpListenMain.bound("127.0.0.81", 0)) {
      Scan scan = scanner.start(ScanRequest.of("127.0.0.81", "1," + port(mute)).with(Protocol.UDP));
      while (scan.status().scanned() == 0) {
        assertThat(scan.await(Duration.ofMillis(5))).isFalse();
      }
      scan.cancel();
      assertThat(scan.await(Duration.ofSeconds(5))).isTrue();
      assertThat(scan.status().state()).isEqualTo(ScanState.CANCELLED);
      assertThat(scan.status().closed()).isEqualTo(1);
      assertThat(Children.run("ss", "-Huan", "dst", "127.0.0.81")).isEmpty();
    }
  }
}
