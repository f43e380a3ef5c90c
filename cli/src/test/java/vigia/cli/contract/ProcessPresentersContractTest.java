package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigia.desktop.present.Live;
import vigia.desktop.present.Place;
import vigia.desktop.present.ProcessPresenter;
import vigia.desktop.present.ProcessesPresenter;
import vigia.desktop.present.Sorting;
import vigia.desktop.present.Station;
import vigia.language.Language;
import vigia.language.Speech;
import vigia.language.view.Column;
import vigia.language.view.ProcessColumns;
import vigia.machine.Machine;
import vigia.machine.ProblemCode;
import vigia.machine.ProcessInfo;

@Contract
class ProcessPresentersContractTest {
  /// Larger than any that Linux gives.
  private static final String NOBODYS = "4194304999";

  private static final List<Column<ProcessInfo>> COLUMNS =
      ProcessColumns.of(Speech.of(Language.EN, ZoneOffset.UTC));

  private final Machine machine;
  private WindowThread window;
  private ProcessesPresenter all;
  private ProcessPresenter one;

  ProcessPresentersContractTest(MachineKind kind) {
    machine = OpenMachines.the(kind);
  }

  @BeforeEach
  void open() throws InterruptedException {
    window = new WindowThread();
    window.run(() -> {
      var station = new Station(window.desk(), _ -> machine, List::of, Place.HERE, machine);
      all = new ProcessesPresenter(window.desk(), station, COLUMNS);
      one = new ProcessPresenter(window.desk(), station);
      all.onChange(window::changed);
      one.onChange(window::changed);
    });
  }

  @AfterEach
  void close() throws InterruptedException {
    window.run(() -> {
      all.disappear();
      one.disappear();
    });
    window.close();
  }

  private void awaitTable() throws InterruptedException {
    long asked = System.nanoTime();
    window.await(() -> all.live().value() != null && all.live().sinceNanos() > asked);
  }

  private List<ProcessInfo> rows() throws InterruptedException {
    return window.get(() -> all.live().value().rows());
  }

  @Test
  void theTableIsSortedByAnyColumn() throws Exception {
    window.run(all::appear);
    awaitTable();
    assertThat(rows()).extracting(ProcessInfo::pid).contains(ProcessHandle.current().pid());
    assertThat(rows()).hasSize(window.get(() -> all.live().value().page().shown()));
    for (Column<ProcessInfo> column : COLUMNS) {
      for (int click = 0; click < 2; click++) {
        window.run(() -> all.sort(column.key(), true));
        assertSorted(column);
      }
    }
    awaitTable();
    assertSorted(COLUMNS.getLast());
  }

  private void assertSorted(Column<ProcessInfo> column) throws InterruptedException {
    Sorting sorting = window.get(all::sorting);
    assertThat(sorting.column()).isEqualTo(column.key());
    Comparator<ProcessInfo> order = column.order();
    assertThat(rows())
        .as(column.key())
        .isSortedAccordingTo(sorting.descending() ? order.reversed() : order);
  }

  @Test
  void theFilterKeepsWhatHoldsItsText() throws Exception {
    try (var child = Child.of("sleep", "987654")) {
      window.run(() -> {
        all.filter("987654");
        all.appear();
      });
      window.await(() ->
          all.live().value() != null
              && all.live().value().rows().stream().anyMatch(it -> it.pid() == child.pid()));
      assertThat(rows()).allMatch(it -> String.valueOf(it.commandLine()).contains("987654"));
      window.run(() -> all.filter("no process holds this text"));
      window.await(
          () -> all.live().value().rows().stream().noneMatch(it -> it.pid() == child.pid()));
    }
  }

  private Live<ProcessInfo> answered(String typed) throws InterruptedException {
    window.run(() -> {
      one.appear();
      one.ask(typed);
    });
    window.await(() -> one.live().value() != null || one.live().problem() != null);
    return window.get(one::live);
  }

  @Test
  void ourOwnProcessIsFound() throws Exception {
    Live<ProcessInfo> live = answered(" " + ProcessHandle.current().pid() + " ");
    assertThat(live.problem()).isNull();
    assertThat(live.value().exe())
        .isEqualTo(ProcessHandle.current().info().command().orElseThrow());
  }

  @Test
  void aPidThatNobodyHasIsNoProcess() throws Exception {
    Live<ProcessInfo> live = answered(NOBODYS);
    assertThat(live.value()).isNull();
    assertThat(live.problem().code()).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
  }

  @Test
  void whatIsNoPidIsABadRequest() throws Exception {
    for (String typed : List.of("abc", "", "-1", "0", "1.5")) {
      Live<ProcessInfo> live = answered(typed);
      assertThat(live.value()).as(typed).isNull();
      assertThat(live.problem().code()).as(typed).isEqualTo(ProblemCode.BAD_REQUEST);
      assertThat(window.get(one::isBusy)).isFalse();
    }
  }

  @Test
  void aProcessThatEndsKeepsItsLastFigures() throws Exception {
    try (var child = Child.asleep()) {
      Live<ProcessInfo> before = answered(Long.toString(child.pid()));
      assertThat(before.value().name()).isEqualTo("sleep");
      child.end();
      window.await(() -> one.live().problem() != null);
      Live<ProcessInfo> after = window.get(one::live);
      assertThat(after.problem().code()).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
      assertThat(after.isStale()).isTrue();
      assertThat(after.value().pid()).isEqualTo(child.pid());
      assertThat(after.value().name()).isEqualTo("sleep");
    }
  }

  @Test
  void detailsAreAskedForWhileTheyAreWanted() throws Exception {
    try (var child = Child.asleep();
        var other = Child.asleep()) {
      answered(Long.toString(child.pid()));
      assertThat(window.get(one::details).value()).isNull();
      window.run(() -> one.detail(true));
      window.await(() -> one.details().value() != null);
      assertThat(window.get(one::details).value().process().pid()).isEqualTo(child.pid());
      assertThat(window.get(one::details).value().descriptors()).isEqualTo(3);

      // They stay wanted for the next one, and are never another's.
      assertThat(
              window
                  .get(() -> {
                    one.ask(Long.toString(other.pid()));
                    return one.details();
                  })
                  .value())
          .isNull();
      window.await(() -> one.details().value() != null);
      assertThat(window.get(one::details).value().process().pid()).isEqualTo(other.pid());
      window.run(() -> one.detail(false));
      assertThat(window.get(one::details).value()).isNull();
    }
  }

  @Test
  void detailsOfNobodyAreNoDetails() throws Exception {
    window.run(() -> one.detail(true));
    answered(NOBODYS);
    window.await(() -> one.details().problem() != null);
    assertThat(window.get(one::details).problem().code()).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
    window.run(one::leave);
    assertThat(window.get(one::details).problem()).isNull();
  }

  @Test
  void aRowOfTheTableIsShownAtOnce() throws Exception {
    window.run(() -> {
      all.appear();
      one.appear();
    });
    awaitTable();
    ProcessInfo first = rows().getFirst();
    Live<ProcessInfo> live =
        window.get(() -> {
          one.look(first);
          return one.live();
        });
    assertThat(live.value()).isEqualTo(first);
    window.run(one::leave);
    assertThat(window.get(one::live).value()).isNull();
  }
}
