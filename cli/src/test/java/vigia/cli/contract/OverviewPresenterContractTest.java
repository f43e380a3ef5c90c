package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vigia.desktop.present.Live;
import vigia.desktop.present.OverviewPresenter;
import vigia.desktop.present.Place;
import vigia.desktop.present.Station;
import vigia.machine.Machine;
import vigia.machine.Overview;
import vigia.machine.Topic;
import vigia.machine.WatchRequest;
import vigia.machine.Watcher;

@Contract
class OverviewPresenterContractTest {
  private final Machine machine;

  OverviewPresenterContractTest(MachineKind kind) {
    machine = OpenMachines.the(kind);
  }

  @Test
  void itIsLiveWhileSomebodyLooks() throws Exception {
    try (var window = new WindowThread()) {
      OverviewPresenter overview =
          window.get(() -> {
            var made =
                new OverviewPresenter(
                    window.desk(),
                    new Station(window.desk(), _ -> machine, List::of, Place.HERE, machine));
            made.onChange(window::changed);
            assertThat(made.live().value()).isNull();
            made.appear();
            return made;
          });
      window.await(() -> overview.trace().points().size() >= 2);
      Live<Overview> live = window.get(overview::live);
      assertThat(live.isStale()).isFalse();
      assertThat(live.problem()).isNull();
      assertThat(live.value().memory().totalBytes()).isEqualTo(Kernel.memory().get("MemTotal"));
      window.run(overview::disappear);
      int seen = window.get(overview.trace()::points).size();
      awaitOverviews(2);
      assertThat(window.get(overview.trace()::points)).hasSize(seen);
      window.run(overview::appear);
      window.await(() -> overview.trace().points().size() > seen);
      window.run(overview::disappear);
    }
  }

  /// Another watcher gets that many meanwhile.
  private void awaitOverviews(int count) throws InterruptedException {
    var told = new Semaphore(0);
    var counting =
        new Watcher() {
          @Override
          public void overview(Overview overview) {
            told.release();
          }
        };
    var request = new WatchRequest(Set.of(Topic.OVERVIEW), Duration.ofSeconds(1));
    try (var _ = machine.watch(request, counting)) {
      assertThat(told.tryAcquire(count, 30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
