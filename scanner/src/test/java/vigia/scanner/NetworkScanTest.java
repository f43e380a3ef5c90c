package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.machine.PortRanges;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortSet;
import vigia.machine.PortState;
import vigia.machine.ScanMethod;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;

/// Scans in a network of the test's own: what a firewall does, what no route does, and that nothing
/// is invented on the whole range of a quiet machine. By connecting, with system calls and without,
/// and by SYNs.
@ParameterizedClass
@EnumSource(NetworkScanTest.How.class)
class NetworkScanTest {
  enum How {
    NATIVE,
    JAVA,
    SYN
  }

  private static Namespace network;

  private final boolean natively;
  private final boolean bySyn;

  /// What a port says that refuses, and one whose firewall says so in its stead.
  private final String refused;

  private final String rejected;

  NetworkScanTest(How how) {
    natively = how != How.JAVA;
    bySyn = how == How.SYN;
    refused = bySyn ? "reset" : "conn-refused";
    rejected = bySyn ? "port-unreach" : "conn-refused";
  }

  private ScanRequest asked(String target, String ports) {
    return asked(List.of(target), ports);
  }

  private ScanRequest asked(List<String> targets, String ports) {
    return ScanRequest.of(targets, ports).withMethod(bySyn ? ScanMethod.SYN : ScanMethod.CONNECT);
  }

  /// Port by port: what a firewall of the far side does. Its kernel must not thin out the errors.
  private static final String RULES =
      """
      table inet vigia {
        chain input {
          type filter hook input priority 0; policy accept;
          tcp dport 101 drop
          ip version 4 tcp dport 102 reject with icmp type admin-prohibited
          ip version 4 tcp dport 103 reject with icmp type host-unreachable
          ip version 4 tcp dport 104 reject with icmp type net-unreachable
          ip version 4 tcp dport 105 reject with icmp type port-unreachable
          ip version 4 tcp dport 106 reject with icmp type prot-unreachable
          ip6 version 6 tcp dport 102 reject with icmpv6 type admin-prohibited
          ip6 version 6 tcp dport 103 reject with icmpv6 type addr-unreachable
          ip6 version 6 tcp dport 104 reject with icmpv6 type no-route
          tcp dport 107 reject with tcp reset
          ip version 4 tcp dport 108 reject with icmp type net-prohibited
          ip version 4 tcp dport 109 reject with icmp type host-prohibited
          ip6 version 6 tcp dport 108 reject with icmpv6 type port-unreachable
          ip6 version 6 tcp dport 109 reject with icmpv6 type policy-fail
          tcp dport 2000-2999 drop
        }
      }
      """;

  @BeforeAll
  static void build() {
    network = new Namespace();
    network.runFar("sysctl", "-qw", "net.ipv4.icmp_ratelimit=0", "net.ipv6.icmp.ratelimit=0");
    network.runFar("sh", "-c", "printf '%s' \"$0\" | nft -f -", RULES);
    network.listenFar(Namespace.FAR, "22", Namespace.FAR_SIX, "22", Namespace.FAR, "1500");
    network.listenFar(
        IntStream.range(1700, 1720)
            .boxed()
            .flatMap(port -> Stream.of(Namespace.FAR, "reset:" + port))
            .toArray(String[]::new));
  }

  @AfterAll
  static void remove() {
    network.close();
  }

  @Test
  void eachAnswerOfAnIpv4FirewallHasItsReason() {
    TargetResult target = only(network.scan(natively, asked(Namespace.FAR, "22-23,101-109")));
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
    assertThat(network.scan(natively, List.of(), asked(Namespace.FAR, "1700-1719"), "5"))
        .extracting(scan -> only(scan).ranges())
        .hasSize(5)
        .containsOnly(new PortRanges("1700-1719", "", ""));
  }

  /// On a veth pair the error comes back while connect(2) still holds the socket, and is only heard
  /// when it answers the kernel's second SYN, a second later.
  @Test
  void eachAnswerOfAnIpv6FirewallHasItsReason() {
    TargetResult target = only(network.scan(natively, asked(Namespace.FAR_SIX, "101-104,109")));
    assertThat(target.rows())
        .extracting(row -> row.port() + " " + row.state().wire() + " " + row.reason().wire())
        .containsExactly(
            "101 filtered no-response",
            "102 filtered admin-prohibited",
            "103 filtered host-unreach",
            "104 filtered net-unreach",
            "109 filtered admin-prohibited");
    assertThat(target.state()).isEqualTo(TargetState.SILENT);
    target = only(network.scan(natively, asked(Namespace.FAR_SIX, "22-23,107-108")));
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
            asked(
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
    ScanStatus status = network.scan(natively, asked(Namespace.FAR, "2000-2999"));
    assertThat(status.state()).isEqualTo(ScanState.DONE);
    assertThat(only(status).state()).isEqualTo(TargetState.SILENT);
    assertThat(only(status).rows()).hasSize(1000);
    assertThat(only(status).rows()).allMatch(row -> row.reason() == PortReason.NO_RESPONSE);
  }

  @Test
  void fewDescriptorsMakeItSlowerAndNothingElse() {
    ScanRequest request = asked(Namespace.FAR, "1-1600,2000-2100");
    TargetResult free = only(network.scan(natively, request));
    assertThat(free.ranges().open()).isEqualTo("22,1500");
    List<String> tight = List.of("prlimit", "--nofile=64");
    assertThat(only(network.scan(natively, tight, request, "1").getFirst())).isEqualTo(free);
    assertThat(network.scan(natively, tight, request, "2", "greedy"))
        .allSatisfy(scan -> assertThat(only(scan)).isEqualTo(free));
  }

  @Test
  void noPortOfTheWholeRangeIsInventedOrMissed() {
    try (var quiet = new Namespace()) {
      quiet.listenNear(
          "127.0.0.1",
          "1",
          "127.0.0.1",
          "22",
          "127.0.0.1",
          "40000",
          "0.0.0.0",
          "50001",
          "127.0.0.1",
          "65535");
      Set<Integer> listening = listening(quiet);
      assertThat(listening).containsExactly(1, 22, 40000, 50001, 65535);
      assertThat(byNmap(quiet)).isEqualTo(listening);
      List<ScanStatus> scans = quiet.scan(natively, List.of(), asked("127.0.0.1", "1-65535"), "5");
      assertThat(scans).hasSize(5);
      assertThat(scans).allSatisfy(scan -> assertThat(open(scan)).isEqualTo(listening));
      assertThat(scans).allMatch(scan -> scan.filtered() == 0 && scan.scanned() == 65_535);
    }
  }

  @Test
  void aConnectionThatMeetsItselfIsNoOpenPort() {
    try (var narrow = new Namespace()) {
      // Two ports to dial from, and those are dialled: every second connection meets itself.
      narrow.runNear("sysctl", "-qw", "net.ipv4.ip_local_port_range=40000 40001");
      TargetResult target = only(narrow.scan(natively, asked("127.0.0.1", "40000-40001")));
      assertThat(target.rows())
          .extracting(PortRow::state)
          .containsExactly(PortState.CLOSED, PortState.CLOSED);
    }
  }

  @Test
  void anAddressOfALinkIsDialledThere() {
    try (var link = new Namespace()) {
      link.runNear("ip", "address", "replace", "fe80::1/64", "dev", "v0", "nodad");
      link.runFar("ip", "address", "replace", "fe80::2/64", "dev", "v0", "nodad");
      link.listenFar("::", "24");
      TargetResult target = only(link.scan(natively, asked("fe80::2%v0", "23-25")));
      assertThat(target.address()).isEqualTo("fe80::2%v0");
      assertThat(target.ranges()).isEqualTo(new PortRanges("24", "23,25", ""));
    }
  }

  /// Each is free again when its port has refused.
  @Test
  void twoLocalPortsAreEnoughToDialFrom() {
    try (var narrow = new Namespace()) {
      narrow.listenFar(Namespace.FAR, "22");
      narrow.runNear("sysctl", "-qw", "net.ipv4.ip_local_port_range=40000 40001");
      TargetResult target = only(narrow.scan(natively, asked(Namespace.FAR, "1-2000")));
      assertThat(target.ranges()).isEqualTo(new PortRanges("22", "1-21,23-2000", ""));
    }
  }

  @Test
  void aLinkThatGoesDownMeanwhileMakesNothingOpenOrClosed() throws Exception {
    try (var torn = new Namespace()) {
      torn.runFar("nft", "add table inet v");
      torn.runFar("nft", "add counter inet v c");
      torn.runFar("nft", "add chain inet v in { type filter hook input priority 0; policy drop; }");
      torn.runFar("nft", "add rule inet v in meta l4proto tcp counter name c");
      var scan = new FutureTask<>(() -> torn.scan(natively, asked(Namespace.FAR, "1-500")));
      Thread.ofPlatform().start(scan);
      // By the far side, because a SYN of our own has no socket.
      while (torn.runFar("nft", "list", "counter", "inet", "v", "c").contains("packets 0 ")) {
        assertThat(scan.isDone()).isFalse();
      }
      torn.runNear("ip", "link", "set", "v0", "down");
      ScanStatus status = scan.get();
      assertThat(status.state()).isEqualTo(ScanState.DONE);
      assertThat(status.filtered()).isEqualTo(500);
    }
  }

  /// On this machine silence is first met by a thread that waits in connect(2).
  @Test
  void whatThisMachineDropsItselfIsSilentToo() {
    try (var deaf = new Namespace()) {
      deaf.listenNear("127.0.0.1", "22");
      deaf.runNear("nft", "add table inet v");
      deaf.runNear("nft", "add chain inet v in { type filter hook input priority 0; }");
      deaf.runNear("nft", "add rule inet v in tcp dport 100-2099 drop");
      deaf.runNear(
          "nft", "add rule inet v in tcp dport 2100 reject with icmp type admin-prohibited");
      TargetResult target =
          only(deaf.scan(natively, asked(List.of("127.0.0.1"), "1-2500").withAll(true)));
      assertThat(target.ranges())
          .isEqualTo(new PortRanges("22", "1-21,23-99,2101-2500", "100-2100"));
      assertThat(target.rows())
          .filteredOn(row -> row.port() == 2100)
          .extracting(PortRow::reason)
          .containsExactly(natively ? PortReason.PROHIBITED : PortReason.HOST_UNREACHABLE);
    }
  }

  @Test
  void withoutIpv6AnIpv6TargetIsUnreachableAndNotOurShortage() {
    try (var four = new Namespace()) {
      four.runNear("sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1");
      ScanStatus status = four.scan(natively, asked("::1", "1-3"));
      assertThat(status.state()).isEqualTo(ScanState.DONE);
      assertThat(only(status).rows()).allMatch(row -> row.reason() == PortReason.NET_UNREACHABLE);
    }
  }

  private static TargetResult only(ScanStatus status) {
    assertThat(status.targets()).hasSize(1);
    return status.targets().getFirst();
  }

  private static Set<Integer> open(ScanStatus status) {
    var open = new TreeSet<Integer>();
    for (int port : PortSet.parse(only(status).ranges().open()).toArray()) {
      open.add(port);
    }
    return open;
  }

  /// The fourth column of `ss -Hltn` is the local address and port.
  private static Set<Integer> listening(Namespace network) {
    return network
        .runNear("ss", "-Hltn")
        .lines()
        .map(line -> line.split("\\s+", -1)[3])
        .map(address -> Integer.valueOf(address.substring(address.lastIndexOf(':') + 1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Integer> byNmap(Namespace network) {
    return network
        .runNear("nmap", "-n", "-Pn", "-sT", "-p-", "-oG", "-", "127.0.0.1")
        .lines()
        .filter(line -> line.contains("Ports: "))
        .flatMap(
            line -> List.of(line.substring(line.indexOf("Ports: ") + 7).split(", ", -1)).stream())
        .filter(item -> item.contains("/open/"))
        .map(item -> Integer.valueOf(item.substring(0, item.indexOf('/'))))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
