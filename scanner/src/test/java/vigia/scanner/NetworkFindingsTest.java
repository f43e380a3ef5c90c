package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.ScanRequest;
import vigia.machine.TargetFinding;
import vigia.machine.TargetResult;

/// Something that answers in the place of all ports, and a host that has many open ports.
@ParameterizedClass
@ValueSource(booleans = {true, false})
class NetworkFindingsTest {
  private final boolean natively;

  NetworkFindingsTest(boolean natively) {
    this.natively = natively;
  }

  private TargetResult scan(Namespace network, String ports) {
    return network.scan(natively, ScanRequest.of(Namespace.FAR, ports)).targets().getFirst();
  }

  /// As a proxy does, and a trap that resets whoever it has accepted.
  @Test
  void aRedirectionOfAllPortsIsFound() {
    for (String listener : new String[] {"7", "reset:7"}) {
      try (var network = new Namespace()) {
        network.listenFar(Namespace.FAR, listener);
        network.runFar("nft", "add table ip v");
        network.runFar("nft", "add chain ip v pre { type nat hook prerouting priority -100; }");
        network.runFar("nft", "add rule ip v pre tcp dport 1-65535 redirect to :7");
        TargetResult target = scan(network, "1-3000");
        assertThat(target.open()).isEqualTo(3000);
        assertThat(target.findings()).containsExactly(TargetFinding.EVERYTHING_ANSWERS);
      }
    }
  }

  @Test
  void manyOpenPortsAreNoFinding() {
    try (var network = new Namespace()) {
      network.listenFar(
          IntStream.range(100, 140)
              .boxed()
              .flatMap(port -> Stream.of(Namespace.FAR, Integer.toString(port)))
              .toArray(String[]::new));
      TargetResult target = scan(network, "100-140");
      assertThat(target.open()).isEqualTo(40);
      assertThat(target.findings()).isEmpty();
    }
  }
}
