package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static vigia.scanner.Results.only;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.machine.PortRanges;
import vigia.machine.PortReason;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;

/// Scans in a network of the test's own: what a firewall does, and what no route does.
@ParameterizedClass
@EnumSource(How.class)
class NetworkScanTest {
  private static Namespace network;

  private final How how;
  private final boolean natively;

  /// What a port says that refuses, and one whose firewall says so in its stead.
  private final String refused;

  private final String rejected;

  NetworkScanTest(How how) {
    this.how = how;
    natively = how.natively();
    boolean bySyn = how == How.SYN;
    refused = bySyn ? "reset" : "conn-refused";
    rejected = bySyn ? "port-unreach" : "conn-refused";
  }

  @BeforeAll
  static void build() {
    network = FarFirewall.build();
  }

  @AfterAll
  static void remove() {
    network.close();
  }

  @Test
  void eachAnswerOfAnIpv4FirewallHasItsReason() {
    TargetResult target = only(network.scan(natively, how.asked(Namespace.FAR, "22-23,101-109")));
    assertThat(target.state()).isEqualTo(TargetState.UP);
    assertThat(target.rows())
        .extracting(row -> row.port() + " " + row.state().wire() + " " + row.reason().wire())
        .containsExactly(
            "22 open syn-ack",
            "23 closed " + refused,
            "101 filtered no-response",
            // Linux hides the difference between these two from a program in Java.
            natively ? "102 filtered admin-prohibited" : "102 filtered host-unreach",
            "103 filtered host-unreach",
            "104 filtered net-unreach",
            "105 closed " + rejected,
            "106 filtered proto-unreach",
            "107 closed " + refused,
            natively ? "108 filtered admin-prohibited" : "108 filtered net-unreach",
            natively ? "109 filtered admin-prohibited" : "109 filtered host-unreach");
    assertThat(target.rows().getFirst().service()).isEqualTo("ssh");
  }

  /// What a TCP wrapper or a rejecting proxy does. The reset may come before the scanner has looked
  /// at its connection, or after: either way somebody listens.
  @Test
  void aServiceThatAcceptsAndResetsAtOnceIsOpen() {
    assertThat(network.scan(natively, List.of(), how.asked(Namespace.FAR, "1700-1719"), "5"))
        .extracting(scan -> only(scan).ranges())
        .hasSize(5)
        .containsOnly(new PortRanges("1700-1719", "", ""));
  }

  /// On a veth pair the error comes back while connect(2) still holds the socket, and is only heard
  /// when it answers the kernel's second SYN, a second later.
  @Test
  void eachAnswerOfAnIpv6FirewallHasItsReason() {
    TargetResult target = only(network.scan(natively, how.asked(Namespace.FAR_SIX, "101-104,109")));
    assertThat(target.rows())
        .extracting(row -> row.port() + " " + row.state().wire() + " " + row.reason().wire())
        .containsExactly(
            "101 filtered no-response",
            "102 filtered admin-prohibited",
            "103 filtered host-unreach",
            "104 filtered net-unreach",
            "109 filtered admin-prohibited");
    assertThat(target.state()).isEqualTo(TargetState.SILENT);
    target = only(network.scan(natively, how.asked(Namespace.FAR_SIX, "22-23,107-108")));
    assertThat(target.state()).isEqualTo(TargetState.UP);
    // A kernel that was busy with the socket notes the error, and Java cannot ask for it. Whether
    // it was depends on which thread of the kernel the error meets, and so on the machine's load.
    var heard = new PortRanges("22", "23,107-108", "");
    var unheard = new PortRanges("22", "23,107", "108");
    assertThat(target.ranges()).isIn(natively ? List.of(heard) : List.of(heard, unheard));
  }

  @Test
  void anAddressWithoutAWayIsFilteredWithTheReason() {
    for (String kind : List.of("prohibit", "unreachable", "blackhole")) {
      network.runNear("ip", "route", "replace", kind, address(kind));
    }
    ScanStatus status =
        network.scan(
            natively,
            how.asked(
                List.of(
                    address("prohibit"),
                    address("unreachable"),
                    address("blackhole"),
                    "203.0.113.9"),
                "80"));
    assertThat(status.state()).isEqualTo(ScanState.DONE);
    assertThat(status.targets())
        .extracting(target -> target.rows().getFirst().reason())
        .containsExactly(
            PortReason.PROHIBITED,
            PortReason.HOST_UNREACHABLE,
            PortReason.NET_UNREACHABLE,
            PortReason.NET_UNREACHABLE);
    assertThat(status.targets()).allMatch(target -> target.state() == TargetState.SILENT);
  }

  /// RFC 5737's third network for examples.
  private static String address(String kind) {
    return "198.51.100." + kind.length();
  }

  @Test
  void aHostThatDropsEverythingEndsAllTheSame() {
    ScanStatus status = network.scan(natively, how.asked(Namespace.FAR, "2000-2999"));
    assertThat(status.state()).isEqualTo(ScanState.DONE);
    assertThat(only(status).state()).isEqualTo(TargetState.SILENT);
    assertThat(only(status).rows()).hasSize(1000);
    assertThat(only(status).rows()).allMatch(row -> row.reason() == PortReason.NO_RESPONSE);
  }
}
