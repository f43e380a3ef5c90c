package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigia.machine.PortReason;
import vigia.machine.PortSet;
import vigia.machine.Problem;
import vigia.machine.Protocol;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetState;
import vigia.machine.UnlistedAddresses;

/// A /16 in its order, with what is kept of it, and without a socket: what that takes does not grow
/// with addresses and ports.
class ManyAddressesTest {
  private static final int ADDRESSES = 1 << 16;

  /// Packed results, and a byte for each port of those that are dialled at once.
  private static final int MOST_BYTES = 9 << 20;

  private final List<Single> all = List.copyOf(Targets.parse(List.of("10.7.0.0/16")).each());
  private int mostBytes;

  /// Every port of an address says the same.
  private ScanStatus scan(String ports, boolean everyHost, IntFunction<PortReason> answer) {
    var list = new PortList(PortSet.parse(ports));
    var way = Engines.Way.CONNECT;
    var asked =
        new Asked(
            list, false, Services.own(Protocol.TCP), ADDRESSES, false, _ -> new BitSet(), way);
    var board = new ScanBoard("x", all, asked);
    var unknown = new BitSet();
    unknown.set(0, everyHost ? 0 : ADDRESSES);
    List<InetAddress> addresses =
        all.stream().map(single -> ((Single.Member) single).address()).toList();
    var plan = new Engine.Plan(addresses, list, Duration.ofSeconds(1), Discovery.of(list, unknown));
    var job = new Job(plan, new Writing(board), false);
    int done = 0;
    while (job.hasNext()) {
      Attempt attempt = job.next();
      job.settled(attempt, answer.apply(attempt.host.place));
      if (done++ % 100_000 == 0) {
        mostBytes = Math.max(mostBytes, board.bytes());
      }
    }
    assertThat(job.isOver()).isTrue();
    board.end(ScanState.DONE, null);
    assertThat(mostBytes).isLessThan(MOST_BYTES);
    return board.status();
  }

  private record Writing(ScanBoard board) implements Engine.Report {
    @Override
    public void answered(int host, int from, int end, PortReason reason) {
      board.answered(host, from, end, reason);
    }

    @Override
    public void leftOut(int host) {
      board.leftOut(host);
    }

    @Override
    public void over(@Nullable Problem problem) {}
  }

  @Test
  void nobodysAddressesCostTheirDiscovery() {
    ScanStatus status = scan("1-1000", false, _ -> PortReason.NO_RESPONSE);
    assertThat(status.scanned()).isEqualTo(ADDRESSES * Discovery.PORTS);
    assertThat(status.unlisted())
        .isEqualTo(
            new UnlistedAddresses(0, 0, 0, 0, ADDRESSES, ADDRESSES * (1000 - Discovery.PORTS)));
    assertThat(status.targets()).isEmpty();
  }

  @Test
  void aHundredAmongThemAreAskedEverything() {
    ScanStatus status =
        scan(
            "1-1000",
            false,
            host -> host % 656 == 0 ? PortReason.REFUSED : PortReason.HOST_UNREACHABLE);
    assertThat(status.targets()).hasSize(100);
    assertThat(status.targets())
        .allMatch(target -> target.state() == TargetState.UP && target.closed() == 1000);
    assertThat(status.scanned()).isEqualTo(status.of());
  }

  /// So many have a result; the others are counted, and their ports, too.
  @Test
  void whenAllAnswerTheFirstHaveAResult() {
    ScanStatus status = scan("1-70", false, _ -> PortReason.ACCEPTED);
    assertThat(status.targets()).hasSize(4096);
    assertThat(status.targets()).allMatch(target -> target.ranges().open().equals("1-70"));
    assertThat(status.targets().stream().mapToInt(target -> target.rows().size()).sum())
        .isEqualTo(Asked.MOST_ROWS);
    assertThat(status.unlisted()).isEqualTo(new UnlistedAddresses(0, ADDRESSES - 4096, 0, 0, 0, 0));
    assertThat(status.open()).isEqualTo(70 * ADDRESSES);
  }

  @Test
  void anOpenPortHasAPlaceAfterThousandsThatRefuse() {
    int late = ADDRESSES - 10;
    ScanStatus status =
        scan("7", false, host -> host == late ? PortReason.ACCEPTED : PortReason.REFUSED);
    assertThat(status.open()).isEqualTo(1);
    assertThat(status.targets())
        .filteredOn(target -> target.open() == 1)
        .singleElement()
        .satisfies(target -> assertThat(target.address()).isEqualTo("10.7.255.246"));
    assertThat(status.scanned()).isEqualTo(ADDRESSES);
  }

  @Test
  void everyHostThatIsSilentIsForgottenWhenItIsDone() {
    ScanStatus status = scan("1-100", true, _ -> PortReason.NO_RESPONSE);
    assertThat(status.unlisted()).isEqualTo(new UnlistedAddresses(0, 0, ADDRESSES, 0, 0, 0));
    assertThat(status.filtered()).isEqualTo(100 * ADDRESSES);
    assertThat(mostBytes).as("those that are dialled at once").isLessThan(4096 * 101);
  }
}
