package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigia.machine.Machine;
import vigia.machine.PortRow;
import vigia.machine.Protocol;
import vigia.machine.Scan;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.machine.TargetResult;

@Contract
class UdpScanContractTest {
  private static final Duration LONG = Duration.ofSeconds(40);

  private final Machine machine;

  UdpScanContractTest(MachineKind kind) {
    machine = OpenMachines.the(kind);
  }

  private static void answer(DatagramSocket socket) {
    try {
      while (true) {
        var packet = new DatagramPacket(new byte[1], 1);
        socket.receive(packet);
        socket.send(packet);
      }
    } catch (SocketException closed) {
      // That is how it ends.
    } catch (java.io.IOException failed) {
      throw new AssertionError("answering", failed);
    }
  }

  private ScanStatus done(ScanRequest request) throws InterruptedException {
    Scan scan = machine.scan(request.with(Protocol.UDP));
    assertThat(scan.await(LONG)).isTrue();
    ScanStatus status = scan.status();
    assertThat(status.state()).isEqualTo(ScanState.DONE);
    assertThat(status.protocol()).isEqualTo("udp");
    assertThat(ScanSummary.of(status).openFiltered()).isEqualTo(status.openFiltered());
    return status;
  }

  @Test
  void whatAnswersIsOpenAndWhatIsSilentMayBe() throws Exception {
    var here = InetAddress.getByName("127.0.0.1");
    try (var any = new DatagramSocket(0, here);
        var mute = new DatagramSocket(0, here)) {
      Thread.ofPlatform().daemon().start(() -> answer(any));
      ScanStatus status =
          done(ScanRequest.of("127.0.0.1", any.getLocalPort() + "," + mute.getLocalPort()));
      assertThat(status.open()).isEqualTo(1);
      assertThat(status.openFiltered()).isEqualTo(1);
      assertThat(status.closed() + status.filtered()).isZero();
      TargetResult target = status.targets().getFirst();
      assertThat(target.openFiltered()).isEqualTo(1);
      assertThat(target.ranges().open()).isEqualTo(Integer.toString(any.getLocalPort()));
      assertThat(target.ranges().openFiltered()).isEqualTo(Integer.toString(mute.getLocalPort()));
      assertThat(target.rows())
          .extracting(PortRow::protocol, row -> row.state().wire() + " " + row.reason().wire())
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple("udp", "open udp-response"),
              org.assertj.core.groups.Tuple.tuple("udp", "open|filtered no-response"));
    }
  }

  @Test
  void withoutPortsTheMostUsedAreAsked() throws Exception {
    assertThat(done(ScanRequest.of(List.of("127.0.0.1"), null)).of()).isEqualTo(100);
  }
}
