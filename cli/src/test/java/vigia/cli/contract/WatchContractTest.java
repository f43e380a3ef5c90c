package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vigia.machine.Machine;
import vigia.machine.Overview;
import vigia.machine.Problem;
import vigia.machine.Readings;
import vigia.machine.Topic;
import vigia.machine.WatchRequest;
import vigia.machine.Watcher;

@Contract
class WatchContractTest {
  private static final WatchRequest QUICK =
      new WatchRequest(Set.of(Topic.OVERVIEW), Machine.SHORTEST_INTERVAL);

  private final MachineKind kind;
  private final Machine machine;

  WatchContractTest(MachineKind kind) {
    this.kind = kind;
    machine = OpenMachines.the(kind);
  }

  /// Keeps what it is told.
  private static final class Told implements Watcher {
    private final BlockingQueue<Overview> overviews = new LinkedBlockingQueue<>();
    private final BlockingQueue<Readings> readings = new LinkedBlockingQueue<>();
    private final BlockingQueue<Problem> problems = new LinkedBlockingQueue<>();

    @Override
    public void overview(Overview overview) {
      overviews.add(overview);
    }

    @Override
    public void readings(Readings some) {
      readings.add(some);
    }

    @Override
    public void interrupted(Problem problem) {
      problems.add(problem);
    }
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(20, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  @Test
  void snapshotsCome() throws Exception {
    var told = new Told();
    try (var _ = machine.watch(QUICK, told)) {
      Overview first = next(told.overviews);
      Overview second = next(told.overviews);
      Overview third = next(told.overviews);
      assertThat(second.sampledAt()).isAfter(first.sampledAt());
      assertThat(third.sampledAt()).isAfter(second.sampledAt());
      assertThat(third.cpu().percent()).isNotNull();
      Honesty.check(third);
    }
    assertThat(told.readings).isEmpty();
    assertThat(told.problems).isEmpty();
  }

  @Test
  void onlyWhatWasAskedForComes() throws Exception {
    var told = new Told();
    try (var _ =
        machine.watch(
            new WatchRequest(EnumSet.of(Topic.READINGS), Machine.SHORTEST_INTERVAL), told)) {
      assertThat(next(told.readings).descriptors()).isNotEmpty();
    }
    assertThat(told.overviews).isEmpty();
  }

  @Test
  void nothingComesAfterClosing() throws Exception {
    var told = new Told();
    var subscription = machine.watch(QUICK, told);
    next(told.overviews);
    subscription.close();
    subscription.close();
    nothingMoreComes(told);
  }

  /// What is being delivered while it closes may still arrive; another watcher tells the time.
  private void nothingMoreComes(Told told) throws InterruptedException {
    var clock = new Told();
    try (var _ = machine.watch(QUICK, clock)) {
      next(clock.overviews);
      int delivered = told.overviews.size();
      next(clock.overviews);
      next(clock.overviews);
      next(clock.overviews);
      assertThat(told.overviews).hasSize(delivered);
    }
  }

  @Test
  void aWatcherThatBlocksMissesSnapshotsAndHindersNobody() throws Exception {
    var reached = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var slow = new LinkedBlockingQueue<Overview>();
    Watcher blocking =
        new Watcher() {
          @Override
          public void overview(Overview overview) {
            slow.add(overview);
            reached.countDown();
            try {
              go.await();
            } catch (InterruptedException closing) {
              Thread.currentThread().interrupt();
            }
          }
        };
    var other = new Told();
    try (var _ = machine.watch(QUICK, blocking);
        var _ = machine.watch(QUICK, other)) {
      assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
      Overview last = next(other.overviews);
      for (int i = 0; i < 8; i++) {
        last = next(other.overviews);
      }
      go.countDown();
      Overview first = next(slow);
      assertThat(Duration.between(first.sampledAt(), last.sampledAt())).isPositive();
      // One may have waited; those between were missed.
      next(slow);
      assertThat(next(slow).sampledAt()).isAfter(last.sampledAt().minusSeconds(1));
    } finally {
      go.countDown();
    }
  }

  @Test
  void closingTheMachineEndsItsSubscriptions() throws Exception {
    try (var opened = OpenMachines.another(kind)) {
      var told = new Told();
      opened.machine().watch(QUICK, told);
      next(told.overviews);
      opened.machine().close();
      nothingMoreComes(told);
    }
  }
}
