package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static vigia.scanner.Results.onlyOfDone;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.PortRanges;
import vigia.machine.Protocol;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;

/// Scans by UDP in a network of the test's own, whose far kernel limits its ICMP errors as every
/// Linux does. With system calls and without.
@ParameterizedClass
@ValueSource(booleans = {true, false})
class UdpNetworkScanTest {
  private static final String RULES =
      """
      table inet vigia {
        chain input {
          type filter hook input priority 0; policy accept;
          udp dport { 101, 2000-2299 } drop
          ip version 4 udp dport 102 reject with icmp type admin-prohibited
          ip version 4 udp dport 103 reject with icmp type host-unreachable
          ip version 4 udp dport 104 reject with icmp type net-unreachable
          ip version 4 udp dport 105 reject with icmp type port-unreachable
          ip version 4 udp dport 106 reject with icmp type prot-unreachable
          ip version 4 udp dport 108 reject with icmp type net-prohibited
          ip version 4 udp dport 109 reject with icmp type host-prohibited
          ip6 version 6 udp dport 102 reject with icmpv6 type admin-prohibited
          ip6 version 6 udp dport 103 reject with icmpv6 type addr-unreachable
          ip6 version 6 udp dport 104 reject with icmpv6 type no-route
          ip6 version 6 udp dport 108 reject with icmpv6 type port-unreachable
          ip6 version 6 udp dport 109 reject with icmpv6 type policy-fail
        }
      }
      """;

  private static Namespace network;

  private final boolean natively;

  UdpNetworkScanTest(boolean natively) {
    this.natively = natively;
  }

  @BeforeAll
  static void build() {
    network = new Namespace();
    network.runFar("sh", "-c", "printf '%s' \"$0\" | nft -f -", RULES);
    network.answerFar(
        Stream.of(Namespace.FAR, Namespace.FAR_SIX)
            .flatMap(address ->
                Stream.of("dns:53", "mute:54", "any:55", "elsewhere:56")
                    .flatMap(port -> Stream.of(address, port)))
            .toArray(String[]::new));
  }

  @AfterAll
  static void remove() {
    network.close();
  }

  private ScanStatus scan(String address, String ports) {
    return network.scan(natively, ScanRequest.of(address, ports).with(Protocol.UDP));
  }

  private static List<String> lines(TargetResult target) {
    return target.rows().stream()
        .map(row -> row.port() + " " + row.state().wire() + " " + row.reason().wire())
        .toList();
  }

  @Test
  void eachAnswerOfAnIpv4FirewallHasItsReason() {
    TargetResult target = onlyOfDone(scan(Namespace.FAR, "53-57,101-102,105-106,108-109"));
    assertThat(target.state()).isEqualTo(TargetState.UP);
    assertThat(lines(target))
        .containsExactly(
            "53 open udp-response",
            "54 open|filtered no-response",
            "55 open udp-response",
            // Whoever answers from elsewhere is not who was asked.
            "56 open|filtered no-response",
            "57 closed port-unreach",
            "101 open|filtered no-response",
            natively ? "102 filtered admin-prohibited" : "102 filtered host-unreach",
            "105 closed port-unreach",
            "106 filtered proto-unreach",
            natively ? "108 filtered admin-prohibited" : "108 filtered net-unreach",
            natively ? "109 filtered admin-prohibited" : "109 filtered host-unreach");
    assertThat(target.rows().getFirst().service()).isEqualTo("domain");
    assertThat(target.rows().getFirst().protocol()).isEqualTo("udp");
  }

  /// Of what may pass, Linux tells no program in Java; so that takes from the far side's limit
  /// unheard, and stands apart here.
  @Test
  void whatMayPassIsToldWhereSystemCallsMayBeMade() {
    assertThat(lines(onlyOfDone(scan(Namespace.FAR, "103-104"))))
        .containsExactly(
            natively ? "103 filtered host-unreach" : "103 open|filtered no-response",
            natively ? "104 filtered net-unreach" : "104 open|filtered no-response");
  }

  @Test
  void eachAnswerOfAnIpv6FirewallHasItsReason() {
    TargetResult target = onlyOfDone(scan(Namespace.FAR_SIX, "53-57,101-102,108-109"));
    assertThat(lines(target))
        .containsExactly(
            "53 open udp-response",
            "54 open|filtered no-response",
            "55 open udp-response",
            "56 open|filtered no-response",
            "57 closed port-unreach",
            "101 open|filtered no-response",
            "102 filtered admin-prohibited",
            "108 closed port-unreach",
            "109 filtered admin-prohibited");
  }

  @Test
  void aHostThatDropsEverythingEndsAllTheSame() {
    ScanStatus status = scan(Namespace.FAR, "2000-2299");
    assertThat(onlyOfDone(status).state()).isEqualTo(TargetState.SILENT);
    assertThat(onlyOfDone(status).ranges()).isEqualTo(new PortRanges("", "", "", "2000-2299"));
  }

  @Test
  void fewDescriptorsMakeItSlowerAndNothingElse() {
    network.runFar("sysctl", "-qw", "net.ipv4.icmp_ratelimit=0");
    try {
      ScanRequest request = ScanRequest.of(Namespace.FAR, "53-1000").with(Protocol.UDP);
      TargetResult free = onlyOfDone(network.scan(natively, request));
      assertThat(free.ranges().open()).isEqualTo("53,55");
      assertThat(free.ranges().closed()).contains("110-1000");
      List<String> tight = List.of("prlimit", "--nofile=64");
      assertThat(onlyOfDone(network.scan(natively, tight, request, "1").getFirst()))
          .isEqualTo(free);
    } finally {
      network.runFar("sysctl", "-qw", "net.ipv4.icmp_ratelimit=1000");
    }
  }

  @Test
  void anAddressWithoutAWayIsFilteredWithTheReason() {
    String prohibited = "198.51.100.1";
    String noRoute = "203.0.113.9";
    network.runNear("ip", "route", "replace", "prohibit", prohibited);
    ScanStatus status =
        network.scan(
            natively, ScanRequest.of(List.of(prohibited, noRoute), "53").with(Protocol.UDP));
    assertThat(status.targets())
        .extracting(target -> target.rows().getFirst().reason().wire())
        .containsExactly("admin-prohibited", "net-unreach");
  }

  /// Of a thousand ports, all but twenty closed.
  @Test
  void aKernelThatLimitsNothingIsScannedQuickly() {
    network.runFar("sysctl", "-qw", "net.ipv4.icmp_ratelimit=0");
    try {
      ScanStatus status = scan(Namespace.FAR, "53-56,1000-1979,2000-2019");
      assertThat(onlyOfDone(status).ranges())
          .isEqualTo(new PortRanges("53,55", "1000-1979", "", "54,56,2000-2019"));
    } finally {
      network.runFar("sysctl", "-qw", "net.ipv4.icmp_ratelimit=1000");
    }
  }

  @Test
  void namesAndTheMostUsedAreThoseOfUdp() {
    assertThat(onlyOfDone(scan(Namespace.FAR, "domain,tftp")).rows())
        .extracting(row -> row.port())
        .containsExactly(53, 69);
    assertThat(IntStream.of(TopPorts.all(Protocol.UDP)).distinct().count())
        .isGreaterThanOrEqualTo(100);
  }
}
