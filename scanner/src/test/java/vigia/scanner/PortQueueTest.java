package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vigia.machine.PortSet;

class PortQueueTest {
  private static final PortList PORTS = new PortList(PortSet.parse("1-100,8000-8100"));

  private static Discovery discovery() {
    var one = new BitSet();
    one.set(0);
    return Discovery.of(PORTS, one).of(0);
  }

  private static List<Integer> rest(PortQueue queue) {
    List<Integer> ports = new ArrayList<>();
    while (queue.hasNext()) {
      ports.add(queue.next());
    }
    return ports;
  }

  @Test
  void withoutDiscoveryTheyAscend() {
    var queue = new PortQueue(5, Discovery.NONE);
    assertThat(queue.isDecided()).isTrue();
    assertThat(rest(queue)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void theMostUsedComeFirstAndAreFilledUpFromAllOver() {
    List<Integer> first = rest(new PortQueue(PORTS.size(), discovery()));
    assertThat(first).hasSize(Discovery.PORTS).doesNotHaveDuplicates();
    assertThat(first.stream().limit(6).map(PORTS::at)).containsExactly(80, 22, 21, 25, 53, 23);
    assertThat(first).anyMatch(place -> place >= 100);
  }

  @Test
  void whereNoneIsMuchUsedTheyAreSpread() {
    var one = new BitSet();
    one.set(0);
    Discovery spread = Discovery.of(new PortList(PortSet.parse("60000-60999")), one);
    assertThat(spread.size()).isEqualTo(32);
    assertThat(spread.ascending(0)).isZero();
    assertThat(spread.ascending(31)).isGreaterThan(900);
  }

  @Test
  void aHostFromWhichNothingComesIsGivenUp() {
    var queue = new PortQueue(PORTS.size(), discovery());
    for (int i = 0; i < Discovery.PORTS; i++) {
      assertThat(queue.isGivenUp()).isFalse();
      queue.next();
      queue.settled(false);
    }
    assertThat(queue.isGivenUp()).isTrue();
    assertThat(queue.hasNext()).isFalse();
  }

  /// Whenever its first answer comes: each port is dialled once, and none is forgotten.
  @Test
  void whoAnswersIsAskedEveryOtherPortOnce() {
    for (int after = 1; after <= Discovery.PORTS; after++) {
      for (boolean inRows : new boolean[] {false, true}) {
        var queue = new PortQueue(PORTS.size(), discovery());
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < after; i++) {
          asked.add(queue.next());
        }
        queue.settled(false);
        queue.settled(true);
        queue.settled(false);
        assertThat(queue.isDecided()).isTrue();
        assertThat(queue.isGivenUp()).isFalse();
        asked.addAll(inRows ? rows(queue) : rest(queue));
        assertThat(asked)
            .containsExactlyInAnyOrderElementsOf(IntStream.range(0, PORTS.size()).boxed().toList());
      }
    }
  }

  private static List<Integer> rows(PortQueue queue) {
    List<Integer> ports = new ArrayList<>();
    while (queue.hasNext()) {
      int first = queue.first();
      int size = queue.nextRow(7);
      assertThat(size).isBetween(1, 7);
      IntStream.range(first, first + size).forEach(ports::add);
    }
    return ports;
  }

  @Test
  void fewPortsAreAllAskedAtOnce() {
    var one = new BitSet();
    one.set(0);
    assertThat(Discovery.of(new PortList(PortSet.parse("1-64")), one)).isSameAs(Discovery.NONE);
    assertThat(Discovery.of(PORTS, new BitSet())).isSameAs(Discovery.NONE);
    assertThat(discovery().size()).isEqualTo(32);
  }
}
