package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import vigia.machine.Machine;
import vigia.machine.Order;
import vigia.machine.Page;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;

@Contract
class ProcessTableContractTest {
  private final Machine machine;

  ProcessTableContractTest(MachineKind kind) {
    machine = OpenMachines.the(kind);
  }

  private static ProcessQuery all(ProcessSort sort, Order order) {
    return new ProcessQuery(sort, order, "", new Page(Page.MOST, null));
  }

  @Test
  void everyProcessIsThereAndHonest() throws Exception {
    try (var child = Child.asleep()) {
      ProcessPage page = machine.processes(ProcessQuery.ALL);
      assertThat(page.processes())
          .extracting(ProcessInfo::pid)
          .contains(1L, ProcessHandle.current().pid(), child.pid())
          .doesNotHaveDuplicates();
      assertThat(page.total()).isEqualTo(page.shown()).isEqualTo(page.processes().size());
      assertThat(page.intervalMillis()).isNotNull().isBetween(480L, 30_000L);
      assertThat(page.nextCursor()).isNull();
      Honesty.check(page);
    }
  }

  @Test
  void sortedAsAsked() {
    sorted(ProcessSort.PID, ProcessInfo::pid);
    sorted(ProcessSort.MEMORY, ProcessInfo::rssBytes);
    sorted(ProcessSort.CPU, ProcessInfo::cpuPercent);
  }

  private <T extends Comparable<T>> void sorted(ProcessSort sort, Function<ProcessInfo, T> key) {
    for (Order order : Order.values()) {
      List<T> keys =
          machine.processes(all(sort, order)).processes().stream()
              .map(key)
              .filter(Objects::nonNull)
              .toList();
      Comparator<T> natural = Comparator.naturalOrder();
      assertThat(keys).isSortedAccordingTo(order == Order.ASCENDING ? natural : natural.reversed());
    }
  }

  @Test
  void theFilterFindsNamesCommandLinesAndPids() throws Exception {
    String mark = "mark" + System.nanoTime();
    try (var child = Child.of("/bin/sh", "-c", "sleep 1000; :", mark)) {
      var byMark = filtered(mark.toUpperCase(java.util.Locale.ROOT), new Page(10, null));
      assertThat(byMark.processes()).extracting(ProcessInfo::pid).containsExactly(child.pid());
      assertThat(byMark.shown()).isEqualTo(1);
      assertThat(byMark.total()).isGreaterThan(1);
      assertThat(filtered("" + child.pid(), new Page(Page.MOST, null)).processes())
          .extracting(ProcessInfo::pid)
          .contains(child.pid());
      assertThat(filtered("no process has this " + mark + "x", Page.FIRST).processes()).isEmpty();
    }
  }

  private ProcessPage filtered(String filter, Page page) {
    return machine.processes(new ProcessQuery(ProcessSort.PID, null, filter, page));
  }

  @Test
  void pagesAreCompleteAndRepeatNothing() throws Exception {
    String mark = "mark" + System.nanoTime();
    List<Child> children = new ArrayList<>();
    try {
      Set<Long> pids = new HashSet<>();
      for (int i = 0; i < 11; i++) {
        var child = Child.of("/bin/sh", "-c", "sleep 1000; :", mark);
        children.add(child);
        pids.add(child.pid());
      }
      for (ProcessSort sort : ProcessSort.values()) {
        List<Long> paged = paged(sort, mark);
        assertThat(paged).as(sort.wire()).doesNotHaveDuplicates();
        // By CPU a process may pass another between two pages.
        if (sort != ProcessSort.CPU) {
          assertThat(paged).as(sort.wire()).containsExactlyInAnyOrderElementsOf(pids);
        }
      }
    } finally {
      children.forEach(Child::close);
    }
  }

  private List<Long> paged(ProcessSort sort, String filter) {
    var pids = new ArrayList<Long>();
    String cursor = null;
    do {
      ProcessPage page =
          machine.processes(new ProcessQuery(sort, null, filter, new Page(4, cursor)));
      assertThat(page.processes()).hasSizeLessThanOrEqualTo(4);
      page.processes().forEach(each -> pids.add(each.pid()));
      cursor = page.nextCursor();
      assertThat(pids).hasSizeLessThan(100);
    } while (cursor != null);
    return pids;
  }

  @Test
  void aCursorThatWasNeverGivenIsRefused() {
    for (String cursor : new String[] {"x", "\u001b", "99999999999999999999", "%00"}) {
      var problem =
          catchThrowableOfType(ProblemException.class, () -> filtered("", new Page(10, cursor)));
      assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
      assertThat(problem.problem().param("field")).isEqualTo("cursor");
    }
  }
}
