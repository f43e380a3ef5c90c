package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import vigia.desktop.present.FilesPresenter;
import vigia.desktop.present.OverviewPresenter;
import vigia.desktop.present.Place;
import vigia.desktop.present.ProcessPresenter;
import vigia.desktop.present.ScanPresenter;
import vigia.desktop.present.Station;
import vigia.language.Language;
import vigia.language.Speech;
import vigia.language.view.PortColumns;
import vigia.machine.Machine;
import vigia.machine.OverviewQuery;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;

@Contract
class StationContractTest {
  private static final Place ELSEWHERE = new Place("elsewhere");

  private final MachineKind kind;

  StationContractTest(MachineKind kind) {
    this.kind = kind;
  }

  private static Station station(WindowThread window, Station.Opener opener, Machine machine)
      throws InterruptedException {
    return window.get(() -> {
      var made = new Station(window.desk(), opener, List::of, Place.HERE, machine);
      made.onChange(window::changed);
      made.onStay(window::changed);
      return made;
    });
  }

  @Test
  void elsewhereEveryScreenBeginsAnew() throws Exception {
    try (var here = OpenMachines.another(kind);
        var there = OpenMachines.another(kind);
        var window = new WindowThread()) {
      Station station = station(window, _ -> there.machine(), here.machine());
      OverviewPresenter overview = window.get(() -> new OverviewPresenter(window.desk(), station));
      FilesPresenter files = window.get(() -> new FilesPresenter(window.desk(), station));
      ProcessPresenter process = window.get(() -> new ProcessPresenter(window.desk(), station));
      ScanPresenter scan =
          window.get(() ->
              new ScanPresenter(
                  window.desk(), station, PortColumns.of(Speech.of(Language.EN, ZoneOffset.UTC))));
      window.run(() -> {
        overview.onChange(window::changed);
        files.onChange(window::changed);
        process.onChange(window::changed);
        scan.onChange(window::changed);
        overview.appear();
        process.appear();
        files.open("/");
        process.ask(Long.toString(ProcessHandle.current().pid()));
        scan.start("127.0.0.1", "1", "2", false, false);
      });
      window.await(() ->
          overview.live().value() != null
              && files.page() != null
              && process.live().value() != null
              && scan.ended() != null);
      window.run(() -> {
        process.disappear();
        station.go(ELSEWHERE);
      });
      window.await(() -> station.place().equals(ELSEWHERE));
      assertThat(window.get(station::machine)).isSameAs(there.machine());
      assertThat(window.get(files::path)).isNull();
      assertThat(window.get(files::rows)).isEmpty();
      assertThat(window.get(process::live).value()).isNull();
      assertThat(window.get(scan::ended)).isNull();
      assertThat(window.get(scan::rows)).isEmpty();
      // What is looked at comes from there now.
      window.await(() -> overview.live().value() != null);
      window.run(overview::disappear);
    }
  }

  @Test
  void beforeTheFirstAnswerNothingWasHeard() throws Exception {
    try (var here = OpenMachines.another(kind);
        var window = new WindowThread()) {
      Station station = station(window, _ -> here.machine(), here.machine());
      FilesPresenter files = window.get(() -> new FilesPresenter(window.desk(), station));
      assertThat(window.get(station::silentMillis)).isNull();
      window.run(() -> {
        files.onChange(window::changed);
        files.open("/");
      });
      window.await(() -> files.page() != null);
      assertThat(window.get(station::silentMillis)).isNotNull();
    }
  }

  @Test
  void whoStaysAfterAllClosesWhatWasBeingOpened() throws Exception {
    var opening = new CountDownLatch(1);
    var open = new CountDownLatch(1);
    try (var here = OpenMachines.another(kind);
        var there = OpenMachines.another(kind);
        var window = new WindowThread()) {
      Station station =
          station(
              window,
              _ -> {
                opening.countDown();
                open.await();
                return there.machine();
              },
              here.machine());
      window.run(() -> station.go(ELSEWHERE));
      opening.await();
      window.run(station::stay);
      open.countDown();
      ProblemException closed = null;
      while (closed == null) {
        closed =
            catchThrowableOfType(
                ProblemException.class, () -> there.machine().overview(OverviewQuery.NOW));
      }
      assertThat(closed.code()).isEqualTo(ProblemCode.CLOSED);
      assertThat(window.get(station::place)).isEqualTo(Place.HERE);
    }
  }

  @Test
  void whoCannotGoStays() throws Exception {
    try (var here = OpenMachines.another(kind);
        var window = new WindowThread()) {
      Station station =
          station(
              window,
              _ -> {
                throw new ProblemException(Problem.of(ProblemCode.CLOSED));
              },
              here.machine());
      window.run(() -> station.go(ELSEWHERE));
      window.await(() -> station.trouble() != null);
      assertThat(window.get(station::trouble).code()).isEqualTo(ProblemCode.CLOSED);
      assertThat(window.get(station::place)).isEqualTo(Place.HERE);
      assertThat(window.get(station::machine)).isSameAs(here.machine());
    }
  }
}
