package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.local.Known;
import vigia.machine.Unavailable;

class TopologyTest {
  @TempDir Path directory;

  private Tree tree(String online) {
    return new Tree(directory).with("sys/devices/system/cpu/online", online);
  }

  /// @param threads of the CPU's core
  private static void cpu(Tree tree, int cpu, String core, String threads) {
    String topology = "sys/devices/system/cpu/cpu" + cpu + "/topology/";
    tree.with(topology + "core_id", core + "\n")
        .with(topology + "thread_siblings_list", threads + "\n");
  }

  @Test
  void threadsOfACoreAndCoresOfEqualNumberInTwoPackages() {
    Tree tree = tree("0-7\n");
    for (int i = 0; i < 8; i++) {
      // Two packages of two cores of two threads; core numbers repeat in the second package.
      int first = i / 2 * 2;
      cpu(tree, i, Integer.toString(i / 2 % 2), first + "-" + (first + 1));
    }
    assertThat(Topology.read(tree.files())).isEqualTo(new Topology(Known.of(8), Known.of(4)));
  }

  @Test
  void onlyOnlineCpusCount() {
    Tree tree = tree("0,2-3\n");
    for (int i = 0; i < 4; i++) {
      cpu(tree, i, Integer.toString(i), Integer.toString(i));
    }
    assertThat(Topology.read(tree.files())).isEqualTo(new Topology(Known.of(3), Known.of(3)));
  }

  @Test
  void withoutTopologyOnlyLogicalCoresAreKnown() {
    Topology topology = Topology.read(tree("0-3\n").files());
    assertThat(topology.online()).isEqualTo(Known.of(4));
    assertThat(topology.physicalCores()).isInstanceOf(Known.Absent.class);
  }

  @Test
  void lists() {
    assertThat(Topology.list("0-2,5")).isEqualTo(Known.of(List.of(0, 1, 2, 5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0-", "0-3,", "3-1", "a", "0-1-2", "-1", "0-99999999999"})
  void cutOffOrGarbageLists(String text) {
    assertThat(Topology.list(text)).isEqualTo(Known.absent(Unavailable.UNREADABLE));
  }
}
