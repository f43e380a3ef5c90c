package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static vigia.scanner.Results.only;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.PortRanges;
import vigia.machine.PortReason;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;

/// What goes wrong around a scan makes it slower, or is told; it never makes a port open or closed.
@ParameterizedClass
@ValueSource(booleans = {true, false})
class NetworkTroubleTest {
  private static final int REFUSING = 2000;

  private final boolean natively;

  NetworkTroubleTest(boolean natively) {
    this.natively = natively;
  }

  /// The first ports have refused when it goes down, the others are silent and are being retried.
  @Test
  void aLinkThatGoesDownBetweenAnswersLeavesThoseThatCame() throws Exception {
    try (var torn = new Namespace()) {
      torn.runFar("nft", "add table inet v");
      torn.runFar("nft", "add chain inet v in { type filter hook input priority 0; }");
      torn.runFar("nft", "add rule inet v in tcp dport > " + REFUSING + " drop");
      var scan =
          new FutureTask<>(() -> torn.scan(natively, ScanRequest.of(Namespace.FAR, "1-65535")));
      Thread.ofPlatform().start(scan);
      while (resets(torn) < REFUSING) {
        assertThat(scan.isDone()).isFalse();
      }
      torn.runNear("ip", "link", "set", "v0", "down");
      ScanStatus status = scan.get();
      assertThat(status.state()).isEqualTo(ScanState.DONE);
      assertThat(status.open()).isZero();
      assertThat(status.scanned()).isEqualTo(65_535);
      assertThat(only(status).ranges()).isEqualTo(new PortRanges("", "1-2000", "2001-65535"));
    }
  }

  /// The far side's `OutRsts` of `/proc/net/snmp`.
  private static int resets(Namespace network) {
    List<String> tcp =
        network
            .runFar("cat", "/proc/net/snmp")
            .lines()
            .filter(line -> line.startsWith("Tcp:"))
            .toList();
    int column = List.of(tcp.get(0).split(" ", -1)).indexOf("OutRsts");
    return Integer.parseInt(tcp.get(1).split(" ", -1)[column]);
  }

  /// Somebody else has bound the one local port of two: what is silent holds the other for long.
  @Test
  void fewLocalPortsMakeItSlowerAndNothingElse() {
    try (var narrow = new Namespace()) {
      narrow.runFar("nft", "add table inet v");
      narrow.runFar("nft", "add chain inet v in { type filter hook input priority 0; }");
      narrow.runFar("nft", "add rule inet v in tcp dport 1000-1099 drop");
      narrow.listenFar(Namespace.FAR, "22", Namespace.FAR, "1050", Namespace.FAR, "1200");
      ScanRequest request = ScanRequest.of(Namespace.FAR, "1-1200").withMaxWaitMillis(100);
      TargetResult free = only(narrow.scan(natively, request));
      assertThat(free.ranges())
          .isEqualTo(new PortRanges("22,1200", "1-21,23-999,1100-1199", "1000-1099"));
      narrow.listenNear("0.0.0.0", "40000");
      narrow.runNear("sysctl", "-qw", "net.ipv4.ip_local_port_range=40000 40001");
      assertThat(only(narrow.scan(natively, request)).ranges()).isEqualTo(free.ranges());
    }
  }

  /// Then nothing was asked, and nothing is known.
  @Test
  void withoutAnyLocalPortTheScanSaysSo() {
    try (var none = new Namespace()) {
      none.listenNear("0.0.0.0", "40000", "0.0.0.0", "40001");
      none.runNear("sysctl", "-qw", "net.ipv4.ip_local_port_range=40000 40001");
      ScanStatus status = none.scan(natively, ScanRequest.of(Namespace.FAR, "1-100"));
      assertThat(status.state()).isEqualTo(ScanState.FAILED);
      assertThat(status.problem())
          .extracting(Problem::code)
          .isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
      assertThat(status.scanned()).isZero();
    }
  }

  /// One of them is scanned, and it says which.
  @Test
  void aNameWithThousandsOfAddressesIsOneTarget(@TempDir Path directory) throws Exception {
    Path hosts = directory.resolve("hosts");
    String lines =
        IntStream.range(0, 4000)
            .mapToObj(i -> "127.20." + i / 250 + "." + (1 + i % 250) + " many.example")
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(hosts, lines);
    try (var network = new Namespace()) {
      List<String> under =
          List.of(
              "unshare",
              "--mount",
              "sh",
              "-c",
              "mount --bind \"$0\" /etc/hosts && exec \"$@\"",
              hosts.toString());
      TargetResult target =
          only(
              network.scan(natively, under, ScanRequest.of("many.example", "1-3"), "1").getFirst());
      assertThat(target.address()).startsWith("127.20.");
      assertThat(target.ranges()).isEqualTo(new PortRanges("", "1-3", ""));
      assertThat(target.rows()).allMatch(row -> row.reason() == PortReason.REFUSED);
    }
  }
}
