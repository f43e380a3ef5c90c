package vigia.language.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigia.machine.ProcessInfo;

class ProcessTreeTest {
  private static ProcessInfo process(long pid, Long parent) {
    return new ProcessInfo(
        pid, null, "p" + pid, null, null, parent, null, null, null, null, null, null, null, null,
        Map.of());
  }

  @Test
  void childrenStandUnderTheirParents() {
    ProcessTree tree =
        ProcessTree.of(
            List.of(
                process(5, 3L),
                process(1, 0L),
                process(2, 1L),
                process(3, 1L),
                process(4, 2L),
                process(9, 8L)));
    assertThat(tree.processes().stream().map(ProcessInfo::pid))
        .containsExactly(1L, 2L, 4L, 3L, 5L, 9L);
    assertThat(tree.branches()).containsExactly("", "├─ ", "│  └─ ", "└─ ", "   └─ ", "");
  }

  @Test
  void aLoopLosesNobody() {
    ProcessTree tree = ProcessTree.of(List.of(process(1, 2L), process(2, 1L), process(3, 3L)));
    assertThat(tree.processes().stream().map(ProcessInfo::pid))
        .containsExactlyInAnyOrder(1L, 2L, 3L);
  }
}
