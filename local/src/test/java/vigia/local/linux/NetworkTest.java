package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.Known;
import vigia.local.NetworkCounters;
import vigia.local.NetworkCounters.Traffic;
import vigia.local.Since;
import vigia.machine.Network;
import vigia.machine.Unavailable;

class NetworkTest {
  @TempDir Path directory;

  private static final String HEADER =
      """
      Inter-|   Receive                                                |  Transmit
       face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
      """;

  private static final String CAPTURED =
      HEADER
          + """
              lo:    3193      29    0    0    0     0          0         0     3193      29    0    0    0     0       0          0
            eth0:410167400    9190    0    0    0     0          0         0   509290    5587    0    0    0     0       0          0
          """;

  private static NetworkCounters counters(Map<String, Traffic> interfaces) {
    return new NetworkCounters(interfaces);
  }

  @Test
  void capturedAlsoWithoutASpaceAfterTheColon() {
    assertThat(NetDev.parse(CAPTURED))
        .isEqualTo(
            Known.of(
                counters(
                    Map.of(
                        "lo", new Traffic(3193, 3193), "eth0", new Traffic(410167400, 509290)))));
    assertThat(NetDev.parse(HEADER)).isEqualTo(Known.of(counters(Map.of())));
  }

  @Test
  void cutOffAnywhereIsUnreadableOrWhole() {
    for (int length = 0; length < CAPTURED.length(); length++) {
      Known<NetworkCounters> cut = NetDev.parse(CAPTURED.substring(0, length));
      if (cut instanceof Known.Value(NetworkCounters counters)) {
        counters
            .interfaces()
            .forEach((name, traffic) ->
                assertThat(CAPTURED).contains(name + ":").contains(Long.toString(traffic.sent())));
      }
    }
    for (String garbage : List.of("", "\0", HEADER + "eth0: a b c\n", HEADER + "eth0 1 2\n")) {
      assertThat(NetDev.parse(garbage)).isEqualTo(Known.absent(Unavailable.UNREADABLE));
    }
  }

  @Test
  void ratesAreOverInterfacesThatWereThereBefore() {
    var before = counters(Map.of("eth0", new Traffic(1000, 100), "gone", new Traffic(5, 5)));
    var now = counters(Map.of("eth0", new Traffic(3000, 200), "new", new Traffic(1 << 20, 0)));
    Network network =
        new NetworkReader(new Tree(directory).files())
            .figures(now, new Since<>(before, 2_000_000_000L));
    assertThat(network.receivedBytesPerSecond()).isEqualTo(1000);
    assertThat(network.sentBytesPerSecond()).isEqualTo(50);
    assertThat(network.receivedBytes()).isEqualTo(3000 + (1 << 20));
    assertThat(network.unavailable()).isEmpty();
  }

  @Test
  void aCounterThatWentBackwardsBeginsAnewAndTheFirstSampleHasNoRate() {
    var reader = new NetworkReader(new Tree(directory).files());
    var before = counters(Map.of("eth0", new Traffic(1000, 100)));
    var reset = counters(Map.of("eth0", new Traffic(10, 200)));
    assertThat(reader.figures(reset, new Since<>(before, 1_000_000_000L)).unavailable())
        .containsEntry("receivedBytesPerSecond", Unavailable.FIRST_SAMPLE)
        .containsEntry("sentBytesPerSecond", Unavailable.FIRST_SAMPLE);
    assertThat(reader.figures(reset, null).receivedBytesPerSecond()).isNull();
    assertThat(reader.figures(reset, null).sentBytes()).isEqualTo(200);
  }

  @Test
  void hardwareIsCountedAndWhatIsBuiltOnItIsNot() {
    Tree tree =
        new Tree(directory)
            .withDirectory("sys/class/net/eth0/device")
            .withDirectory("sys/class/net/eth1/device")
            .withDirectory("sys/class/net/bond0/lower_eth0")
            .withDirectory("sys/class/net/docker0/bridge")
            .withDirectory("sys/class/net/veth1")
            .withDirectory("sys/class/net/wg0");
    assertThat(
            new CountedInterfaces(tree.files())
                .among(List.of("lo", "eth0", "eth1", "bond0", "docker0", "veth1", "wg0")))
        .containsExactly("eth0", "eth1");
  }

  @Test
  void insideAContainerItsOwnEndIsCountedAndInnerContainersAreNot() {
    Tree tree =
        new Tree(directory)
            .withDirectory("sys/class/net/eth0")
            .withDirectory("sys/class/net/docker0/bridge")
            .withDirectory("sys/class/net/veth1/master/bridge")
            .withDirectory("sys/class/net/eth0.5/lower_eth0");
    assertThat(
            new CountedInterfaces(tree.files())
                .among(List.of("lo", "eth0", "docker0", "veth1", "eth0.5")))
        .containsExactly("eth0");
  }

  @Test
  void withoutSysAllButLoopbackAreCounted() {
    assertThat(new CountedInterfaces(new Tree(directory).files()).among(List.of("lo", "eth0")))
        .containsExactly("eth0");
    Tree bridged = new Tree(directory).withDirectory("sys/class/net/br0/bridge");
    assertThat(new CountedInterfaces(bridged.files()).among(List.of("lo", "br0")))
        .containsExactly("br0");
  }
}
