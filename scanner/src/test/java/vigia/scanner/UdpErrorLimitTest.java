package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static vigia.scanner.Results.onlyOfDone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.PortRanges;
import vigia.machine.Protocol;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;

/// The far kernel limits its ICMP errors, as every Linux does: what is closed must not be called
/// silent for it. With system calls and without.
@ParameterizedClass
@ValueSource(booleans = {true, false})
class UdpErrorLimitTest {
  private final boolean natively;

  UdpErrorLimitTest(boolean natively) {
    this.natively = natively;
  }

  /// Six errors at once and then one a second is what Linux sends of IPv4.
  @Test
  void aClosedPortIsClosedThoughErrorsAreLimited() {
    try (var network = new Namespace()) {
      network.runFar("nft", "add table inet v");
      network.runFar("nft", "add chain inet v in { type filter hook input priority 0; }");
      network.runFar("nft", "add rule inet v in udp dport 2000-2199 drop");
      network.answerFar(
          Namespace.FAR,
          "dns:53",
          Namespace.FAR,
          "mute:54",
          Namespace.FAR,
          "any:55",
          Namespace.FAR,
          "elsewhere:56");
      ScanRequest request = ScanRequest.of(Namespace.FAR, "53-72,2000-2199").with(Protocol.UDP);
      ScanStatus status = network.scan(natively, request);
      assertThat(onlyOfDone(status).ranges())
          .isEqualTo(new PortRanges("53,55", "57-72", "", "54,56,2000-2199"));
      assertThat(status.openFiltered()).isEqualTo(202);
      assertThat(status.scanned()).isEqualTo(220);
    }
  }
}
