package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigia.machine.MethodReason;
import vigia.machine.PortRanges;
import vigia.machine.PortReason;
import vigia.machine.PortSet;
import vigia.machine.ScanMethod;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;

/// What only SYNs of our own bring with them: packets that are lost, late or forged, and the right
/// that they take. Each in a network of the test's own.
class SynScanTest {
  private static final List<Integer> OPEN =
      IntStream.range(0, 20).map(i -> 22 + 3448 * i).boxed().toList();

  private static final String WITH_OPEN =
      OPEN.stream().map(String::valueOf).collect(Collectors.joining(","));

  private static final List<String> WITHOUT_RIGHT =
      List.of("setpriv", "--bounding-set", "-net_raw", "--inh-caps", "-net_raw");

  private static String[] on(String... addresses) {
    return OPEN.stream()
        .flatMap(port -> Stream.of(addresses).flatMap(to -> Stream.of(to, port.toString())))
        .toArray(String[]::new);
  }

  private static ScanRequest syn(String target, String ports) {
    return ScanRequest.of(target, ports).withMethod(ScanMethod.SYN);
  }

  private static TargetResult only(ScanStatus status) {
    assertThat(status.method()).isEqualTo(ScanMethod.SYN);
    assertThat(status.methodReason()).isNull();
    return Results.onlyOfDone(status);
  }

  private static void areExactlyThose(TargetResult target) {
    assertThat(target.ranges().open()).isEqualTo(PortSet.parse(WITH_OPEN).toString());
    assertThat(target.closed()).isEqualTo(65_515);
  }

  @Test
  void twentyListenersOfTheWholeRangeAreFoundOnBothFamiliesAndNothingElse() {
    try (var network = new Namespace()) {
      network.listenFar(on(Namespace.FAR, Namespace.FAR_SIX));
      network.listenNear(on("127.0.0.1", "::1"));
      for (String to : List.of(Namespace.FAR, Namespace.FAR_SIX, "127.0.0.1", "::1")) {
        areExactlyThose(only(network.scan(true, syn(to, "1-65535"))));
      }
    }
  }

  @Test
  void amongSilentPortsTheOpenOnesAreFoundAndTheOthersFiltered() {
    try (var network = new Namespace()) {
      network.listenFar(on(Namespace.FAR));
      network.runFar("nft", "add table inet v");
      network.runFar("nft", "add chain inet v in { type filter hook input priority 0; }");
      network.runFar("nft", "add rule inet v in tcp dport != {" + WITH_OPEN + "} drop");
      TargetResult target = only(network.scan(true, syn(Namespace.FAR, "1-65535")));
      assertThat(target.ranges().open()).isEqualTo(PortSet.parse(WITH_OPEN).toString());
      assertThat(target.filtered()).isEqualTo(65_515);
    }
  }

  @Test
  void aHostThatDropsEverythingIsSilent() {
    try (var network = new Namespace()) {
      network.runFar("nft", "add table inet v");
      network.runFar(
          "nft", "add chain inet v in { type filter hook input priority 0; policy drop; }");
      TargetResult target = only(network.scan(true, syn(Namespace.FAR, "1-3000")));
      assertThat(target.state()).isEqualTo(TargetState.SILENT);
      assertThat(target.filtered()).isEqualTo(3000);
    }
  }

  /// One of fifty each way, at random. What is taken for silent by chance is bounded in bench/:
  /// here it is one port of 65,535 more often than not.
  @Test
  void lossesHideNoOpenPort() {
    try (var network = new Namespace()) {
      network.listenFar(on(Namespace.FAR));
      network.runFar("nft", "add table inet v");
      for (String way : List.of("input", "output")) {
        network.runFar(
            "nft", "add chain inet v " + way + " { type filter hook " + way + " priority 0; }");
        network.runFar(
            "nft", "add rule inet v " + way + " meta l4proto tcp numgen random mod 50 < 1 drop");
      }
      TargetResult target = only(network.scan(true, syn(Namespace.FAR, "1-65535")));
      assertThat(target.ranges().open()).isEqualTo(PortSet.parse(WITH_OPEN).toString());
      assertThat(target.filtered()).isLessThan(10);
    }
  }

  /// Somebody on the far side sees every SYN, and answers each with a SYN-ACK, a reset and an ICMP
  /// error that have everything right but the sequence number; then he tells the truth about some
  /// ports, twice: the first counts.
  private static final String FORGER =
      """
      import os, socket, struct, sys, threading
      threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0))).start()
      def total(data):
          s = sum(struct.unpack('!%dH' % (len(data) // 2), data))
          while s > 0xffff: s = (s & 0xffff) + (s >> 16)
          return ~s & 0xffff
      hear = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(0x0800))
      tell = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_TCP)
      icmp = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
      def segment(flags, ack):
          head = struct.pack('!HHIIBBHHH', port, theirs, 7, ack & 0xffffffff, 5 << 4, flags, 512, 0, 0)
          check = total(packet[16:20] + packet[12:16] + struct.pack('!HH', 6, 20) + head)
          tell.sendto(head[:16] + struct.pack('!H', check) + head[18:], (near, 0))
      def error(packet):
          body = struct.pack('!BBHI', 3, 13, 0, 0) + packet[:28]
          icmp.sendto(body[:2] + struct.pack('!H', total(body)) + body[4:], (near, 0))
      print('hearing', flush=True)
      while True:
          packet = hear.recv(200)
          if packet[9] != 6 or packet[33] != 2: continue
          near = socket.inet_ntoa(packet[12:16])
          theirs, port, sequence = struct.unpack('!HHI', packet[20:28])
          for wrong in (2, 0, 1 << 16, 1 << 31, -sequence):
              segment(0x12, sequence + wrong)
              segment(0x14, sequence + wrong)
          segment(0x12, 0)
          segment(0x14, 0)
          segment(0x04, sequence + 1)
          error(packet[:24] + struct.pack('!I', sequence ^ 1) + packet[28:])
          error(packet[:22] + struct.pack('!H', port ^ 1) + packet[24:])
          if port == 3001:
              segment(0x14, sequence + 1)
              segment(0x14, sequence + 1)
          if port == 3002:
              error(packet)
              error(packet)
          if port == 3003:
              segment(0x12, sequence + 1)
              segment(0x14, sequence + 1)
      """;

  @Test
  void whatDoesNotKnowTheSequenceNumberIsNotBelieved() {
    try (var network = new Namespace()) {
      network.runFar("nft", "add table inet v");
      network.runFar(
          "nft", "add chain inet v in { type filter hook input priority 0; policy drop; }");
      network.startFar("hearing", "python3", "-c", FORGER);
      TargetResult target = only(network.scan(true, syn(Namespace.FAR, "3000-3005")));
      assertThat(target.rows())
          .extracting(row -> row.port() + " " + row.reason().wire())
          .containsExactly(
              "3000 no-response",
              "3001 reset",
              "3002 admin-prohibited",
              "3003 syn-ack",
              "3004 no-response",
              "3005 no-response");
    }
  }

  /// The kernel on our side ends what a SYN-ACK began.
  @Test
  void nothingStaysHalfOpenAtTheFarEnd() {
    try (var network = new Namespace()) {
      network.listenFar(on(Namespace.FAR));
      only(network.scan(true, syn(Namespace.FAR, WITH_OPEN)));
      assertThat(network.runFar("ss", "-Htan", "state", "syn-recv")).isEmpty();
      assertThat(network.runFar("ss", "-Htan", "state", "established")).isEmpty();
    }
  }

  @Test
  void withoutTheRightItConnectsAndSaysSo() {
    try (var network = new Namespace()) {
      network.listenFar(Namespace.FAR, "22");
      ScanRequest request = syn(Namespace.FAR, "21-23");
      ScanStatus status = network.scan(true, WITHOUT_RIGHT, request, "1").getFirst();
      assertThat(status.method()).isEqualTo(ScanMethod.CONNECT);
      assertThat(status.methodReason()).isEqualTo(MethodReason.NO_RIGHT);
      assertThat(status.targets().getFirst().ranges())
          .isEqualTo(only(network.scan(true, request)).ranges())
          .isEqualTo(new PortRanges("22", "21,23", ""));
      ScanStatus java = network.scan(false, request);
      assertThat(java.method()).isEqualTo(ScanMethod.CONNECT);
      assertThat(java.methodReason()).isEqualTo(MethodReason.NO_SYSTEM_CALLS);
      assertThat(java.targets().getFirst().ranges()).isEqualTo(new PortRanges("22", "21,23", ""));
    }
  }

  /// Nothing leaves through a firewall of our own that forbids it.
  @Test
  void whatOurOwnFirewallForbidsIsProhibited() {
    try (var network = new Namespace()) {
      network.runNear("nft", "add table inet v");
      network.runNear("nft", "add chain inet v out { type filter hook output priority 0; }");
      network.runNear("nft", "add rule inet v out tcp dport 80 drop");
      TargetResult target = only(network.scan(true, syn(Namespace.FAR, "79-80")));
      assertThat(target.rows())
          .extracting(row -> row.reason())
          .containsExactly(PortReason.RESET, PortReason.PROHIBITED);
    }
  }
}
