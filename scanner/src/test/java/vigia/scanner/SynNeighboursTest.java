package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.ScanMethod;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;

/// A network of our own of which few addresses are somebody's. The kernel keeps what goes to the
/// others for seconds, which must not keep anything else from being asked.
class SynNeighboursTest {
  private static final String NETWORK = "192.0.2.0/24";
  private static final List<String> THERE =
      Stream.concat(
              Stream.of(Namespace.NEAR, Namespace.FAR),
              IntStream.range(100, 110).mapToObj(i -> "192.0.2." + i))
          .toList();

  /// So that the buffers stay as small as those of everybody.
  private static final List<String> WITHOUT_ADMIN =
      List.of("setpriv", "--bounding-set", "-net_admin", "--inh-caps", "-net_admin");

  private static Namespace network;

  @BeforeAll
  static void build() {
    network = new Namespace();
    for (String address : THERE.subList(2, THERE.size())) {
      network.runFar("ip", "address", "add", address + "/24", "dev", "v0");
    }
    network.listenFar("0.0.0.0", "80", "192.0.2.109", "8443");
  }

  @AfterAll
  static void remove() {
    network.close();
  }

  private static ScanStatus scan(ScanMethod method, ScanRequest request) {
    ScanStatus status =
        network.scan(true, WITHOUT_ADMIN, request.withMethod(method), "1").getFirst();
    assertThat(status.state()).isEqualTo(ScanState.DONE);
    assertThat(status.method()).isEqualTo(method);
    assertThat(status.scanned()).isEqualTo(status.of());
    return status;
  }

  /// Its first and its last address, of the network and for all, are nobody's either.
  @Test
  void whoIsThereIsFoundAndTheOthersAreDownAsByConnecting() {
    ScanRequest request = ScanRequest.of(NETWORK, "top:100").withMaxWaitMillis(500);
    ScanStatus syn = scan(ScanMethod.SYN, request);
    assertThat(syn.targets()).extracting(TargetResult::address).isEqualTo(THERE);
    assertThat(syn.unlisted().down()).isEqualTo(256 - THERE.size());
    ScanStatus connected = scan(ScanMethod.CONNECT, request);
    assertThat(syn.targets())
        .extracting(TargetResult::ranges)
        .isEqualTo(connected.targets().stream().map(TargetResult::ranges).toList());
    assertThat(syn.unlisted()).isEqualTo(connected.unlisted());
    assertThat(syn.of()).isEqualTo(connected.of());
  }

  @Test
  void theKernelTakesMoreThanOneSendBuffer() {
    List<String> command =
        Stream.of(WITHOUT_ADMIN, Children.java(SynFloodMain.class), List.of("192.0.2."))
            .flatMap(List::stream)
            .toList();
    assertThat(network.runNear(command.toArray(String[]::new))).isEqualTo("0\n");
  }

  @Test
  void aBroadcastAddressIsNoFirewall() {
    ScanRequest request = ScanRequest.of("192.0.2.255", "22,80");
    for (ScanMethod method : ScanMethod.values()) {
      assertThat(scan(method, request).targets().getFirst().rows())
          .extracting(PortRow::reason)
          .containsExactly(PortReason.NET_UNREACHABLE, PortReason.NET_UNREACHABLE);
    }
  }
}
