package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static vigia.scanner.Results.only;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.machine.PortRanges;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;

/// What is short, missing or in the way on the near side, from where a test scans.
@ParameterizedClass
@EnumSource(How.class)
class NearSideTest {
  private final How how;
  private final boolean natively;

  NearSideTest(How how) {
    this.how = how;
    natively = how.natively();
  }

  @Test
  void aConnectionThatMeetsItselfIsNoOpenPort() {
    try (var narrow = new Namespace()) {
      // Two ports to dial from, and those are dialled: every second connection meets itself.
      narrow.runNear("sysctl", "-qw", "net.ipv4.ip_local_port_range=40000 40001");
      TargetResult target = only(narrow.scan(natively, how.asked("127.0.0.1", "40000-40001")));
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
      TargetResult target = only(link.scan(natively, how.asked("fe80::2%v0", "23-25")));
      assertThat(target.address()).isEqualTo("fe80::2%v0");
      assertThat(target.ranges()).isEqualTo(new PortRanges("24", "23,25", ""));
    }
  }

  /// A socket that was refused by an address of a link stays tied to that link.
  @Test
  void whatIsOfALinkAndWhatIsNotAreScannedTogether() {
    try (var link = new Namespace()) {
      link.runFar("ip", "address", "replace", "fe80::2/64", "dev", "v0", "nodad");
      link.listenNear("::1", "24");
      List<String> targets = new ArrayList<>(List.of("fe80::2%v0"));
      for (int i = 10; i < 20; i++) {
        link.runNear("ip", "address", "add", "fe80::" + i + "/64", "dev", "v0", "nodad");
        targets.add("fe80::" + i + "%v0");
      }
      targets.add("::1");
      ScanStatus status = link.scan(natively, how.asked(targets, "24-25"));
      assertThat(status.targets().getLast().ranges()).isEqualTo(new PortRanges("24", "25", ""));
      assertThat(status.closed()).isEqualTo(2 * 11 + 1);
    }
  }

  /// Each is free again when its port has refused.
  @Test
  void twoLocalPortsAreEnoughToDialFrom() {
    try (var narrow = new Namespace()) {
      narrow.listenFar(Namespace.FAR, "22");
      narrow.runNear("sysctl", "-qw", "net.ipv4.ip_local_port_range=40000 40001");
      TargetResult target = only(narrow.scan(natively, how.asked(Namespace.FAR, "1-2000")));
      assertThat(target.ranges()).isEqualTo(new PortRanges("22", "1-21,23-2000", ""));
    }
  }

  /// What is open here is looked at once more, from a port that nobody else holds.
  @Test
  void oneLocalPortIsEnoughOnThisMachine() {
    try (var narrow = new Namespace()) {
      narrow.listenNear("127.0.0.1", "22");
      narrow.runNear("sysctl", "-qw", "net.ipv4.ip_local_port_range=40000 40000");
      TargetResult target = only(narrow.scan(natively, how.asked("127.0.0.1", "1-2000")));
      assertThat(target.ranges()).isEqualTo(new PortRanges("22", "1-21,23-2000", ""));
    }
  }

  /// Each is asked from an address of its own.
  @Test
  void severalAddressesOfThisMachineAreAskedTogether() {
    try (var machine = new Namespace()) {
      machine.listenNear("::1", "124");
      machine.listenNear("127.0.0.1", "1500");
      machine.listenNear(Namespace.NEAR, "1");
      ScanStatus status =
          machine.scan(natively, how.asked(List.of("::1", "127.0.0.1", Namespace.NEAR), "1-1500"));
      assertThat(status.targets())
          .extracting(TargetResult::ranges)
          .containsExactly(
              new PortRanges("124", "1-123,125-1500", ""),
              new PortRanges("1500", "1-1499", ""),
              new PortRanges("1", "2-1500", ""));
    }
  }

  @Test
  void aLinkThatGoesDownMeanwhileMakesNothingOpenOrClosed() throws Exception {
    try (var torn = new Namespace()) {
      torn.runFar("nft", "add table inet v");
      torn.runFar("nft", "add counter inet v c");
      torn.runFar("nft", "add chain inet v in { type filter hook input priority 0; policy drop; }");
      torn.runFar("nft", "add rule inet v in meta l4proto tcp counter name c");
      var scan = new FutureTask<>(() -> torn.scan(natively, how.asked(Namespace.FAR, "1-500")));
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
          only(deaf.scan(natively, how.asked(List.of("127.0.0.1"), "1-2500").withAll(true)));
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
      ScanStatus status = four.scan(natively, how.asked("::1", "1-3"));
      assertThat(status.state()).isEqualTo(ScanState.DONE);
      assertThat(only(status).rows()).allMatch(row -> row.reason() == PortReason.NET_UNREACHABLE);
    }
  }
}
