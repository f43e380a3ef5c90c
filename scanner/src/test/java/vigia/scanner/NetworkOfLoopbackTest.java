package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vigia.machine.Problem;
import vigia.machine.ProblemException;
import vigia.machine.Scan;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;
import vigia.machine.UnlistedAddresses;

/// Networks and ranges of 127.0.0.0/8, where every address answers.
class NetworkOfLoopbackTest {
  private Scanner scanner = new Scanner(ScannerOptions.USUAL);

  @AfterEach
  void close() {
    scanner.close();
  }

  private ScanStatus scan(String ports, String... targets) throws InterruptedException {
    Scan scan = scanner.start(ScanRequest.of(List.of(targets), ports));
    assertThat(scan.await(Duration.ofSeconds(60))).isTrue();
    ScanStatus status = scan.status();
    assertThat(status.state()).isEqualTo(ScanState.DONE);
    assertThat(status.open() + status.closed() + status.filtered()).isEqualTo(status.of());
    return status;
  }

  private void allowOnly(String address) {
    scanner.close();
    scanner =
        new Scanner(
            ScannerOptions.USUAL.allowing(asked -> asked.equals(InetAddress.ofLiteral(address))));
  }

  @Test
  void theAddressesOfANetworkThatAnswerHaveResults() throws Exception {
    try (var listening = new ServerSocket(0, 5, InetAddress.getByName("127.9.0.2"))) {
      String port = Integer.toString(listening.getLocalPort());
      ScanStatus status = scan(port, "127.9.0.0/29", "!127.9.0.4-5", "127.9.0.2");
      assertThat(status.targets())
          .extracting(TargetResult::address)
          .containsExactly(
              "127.9.0.0", "127.9.0.1", "127.9.0.2", "127.9.0.3", "127.9.0.6", "127.9.0.7");
      assertThat(status.targets()).extracting(TargetResult::target).containsOnly("127.9.0.0/29");
      assertThat(status.targets().get(2).ranges().open()).isEqualTo(port);
      assertThat(status.open()).isEqualTo(1);
      assertThat(status.closed()).isEqualTo(5);
      assertThat(status.unlisted()).isNull();
    }
  }

  @Test
  void theForbiddenOnesOfANetworkAreCountedAndAnAddressOfItsOwnIsListed() throws Exception {
    allowOnly("127.9.0.1");
    ScanStatus status = scan("1", "127.9.0.0/24", "127.9.1.1");
    assertThat(status.of()).isEqualTo(1);
    assertThat(status.targets())
        .extracting(TargetResult::address, TargetResult::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("127.9.0.1", TargetState.UP),
            org.assertj.core.groups.Tuple.tuple("127.9.1.1", TargetState.NOT_ALLOWED));
    assertThat(status.unlisted()).isEqualTo(new UnlistedAddresses(0, 0, 0, 255, 0, 0));
  }

  @Test
  void aNameThatLeadsOnlyToWhatIsExcludedIsNotDialled() throws Exception {
    ScanStatus status = scan("1", "localhost", "127.0.0.2", "!127.0.0.0/31", "!::1");
    assertThat(status.targets())
        .extracting(TargetResult::state)
        .containsExactly(TargetState.EXCLUDED, TargetState.UP);
    assertThat(status.of()).isEqualTo(1);
  }

  @Test
  void tooManyAreRefusedWithTheNumbers() {
    Problem addresses = problem("1", "10.0.0.0/8");
    assertThat(addresses.params())
        .containsEntry("field", "targets")
        .containsEntry("reason", "too-many")
        .containsEntry("addresses", "16777216")
        .containsEntry("most", "65536");
    Problem pairs = problem("1-2000", "127.0.0.0/16");
    assertThat(pairs.params())
        .containsEntry("field", "ports")
        .containsEntry("reason", "too-many")
        .containsEntry("addresses", "65536")
        .containsEntry("ports", "2000")
        .containsEntry("value", "131072000")
        .containsEntry("most", "67108864");
  }

  private Problem problem(String ports, String target) {
    return catchThrowableOfType(
            ProblemException.class, () -> scanner.start(ScanRequest.of(target, ports)))
        .problem();
  }
}
