package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.PortRanges;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;
import vigia.machine.UnlistedAddresses;

/// A network of sixteen addresses, of which few are somebody's.
@ParameterizedClass
@ValueSource(booleans = {true, false})
class NetworkDiscoveryTest {
  private static final String NETWORK = "192.0.2.0/28";
  private static final String HIDDEN = "192.0.2.4";
  private static final int ASKED = 200;

  /// One drops all but a port that is much used; one all but a port that nobody uses; one says of
  /// all but a port that it is prohibited, of some of them.
  private static final String RULES =
      """
      table inet vigia {
        chain input {
          type filter hook input priority 0; policy accept;
          ip daddr 192.0.2.3 tcp dport != 143 drop
          ip daddr 192.0.2.4 tcp dport != 5 drop
          ip daddr 192.0.2.5 tcp dport 1-4 drop
          ip daddr 192.0.2.5 tcp dport != 5 reject with icmp type admin-prohibited
        }
      }
      """;

  private static Namespace network;

  private final boolean natively;

  NetworkDiscoveryTest(boolean natively) {
    this.natively = natively;
  }

  @BeforeAll
  static void build() {
    network = new Namespace();
    for (String address : List.of("192.0.2.3", HIDDEN, "192.0.2.5")) {
      network.runFar("ip", "address", "add", address + "/24", "dev", "v0");
    }
    network.runFar("sh", "-c", "printf '%s' \"$0\" | nft -f -", RULES);
    network.listenFar("192.0.2.3", "143", HIDDEN, "5", "192.0.2.5", "5");
  }

  @AfterAll
  static void remove() {
    network.close();
  }

  private ScanStatus scan(ScanRequest request) {
    ScanStatus status = network.scan(natively, request);
    assertThat(status.state()).isEqualTo(ScanState.DONE);
    assertThat(status.scanned()).isEqualTo(status.of());
    return status;
  }

  private static List<String> addresses(ScanStatus status) {
    return status.targets().stream().map(TargetResult::address).toList();
  }

  @Test
  void hostsFromWhichNothingComesAreGivenUpAndCounted() {
    ScanStatus status = scan(ScanRequest.of(NETWORK, "1-" + ASKED));
    int left = natively ? 12 : 13;
    // Java cannot tell what is prohibited from what cannot be reached.
    assertThat(addresses(status))
        .isEqualTo(
            natively
                ? List.of("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.5")
                : List.of("192.0.2.1", "192.0.2.2", "192.0.2.3"));
    assertThat(status.targets().get(1).ranges()).isEqualTo(new PortRanges("", "1-200", ""));
    assertThat(status.targets().get(2).ranges().open()).isEqualTo("143");
    assertThat(status.unlisted())
        .isEqualTo(new UnlistedAddresses(0, 0, 0, 0, left, left * (ASKED - Discovery.PORTS)));
    assertThat(status.of()).isEqualTo(16 * ASKED - left * (ASKED - Discovery.PORTS));
  }

  @Test
  void whatIsAskedForSinglyIsScannedInFull() {
    ScanStatus status = scan(ScanRequest.of(List.of("192.0.2.4-5", HIDDEN, "192.0.2.9"), "1-200"));
    assertThat(status.targets().getFirst().ranges().open()).isEqualTo("5");
    assertThat(status.targets().getLast().state()).isEqualTo(TargetState.SILENT);
    assertThat(status.targets().getLast().filtered()).isEqualTo(ASKED);
  }

  @Test
  void everyHostMeansEveryHost() {
    ScanStatus status =
        scan(ScanRequest.of("192.0.2.4-9", "1-200").withMaxWaitMillis(100).withEveryHost(true));
    assertThat(addresses(status)).containsExactly(HIDDEN, "192.0.2.5");
    assertThat(status.targets()).allMatch(target -> target.ranges().open().equals("5"));
    assertThat(status.unlisted()).isEqualTo(new UnlistedAddresses(0, 0, 4, 0, 0, 0));
    assertThat(status.of()).isEqualTo(6 * ASKED);
  }
}
