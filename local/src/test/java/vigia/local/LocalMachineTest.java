package vigia.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vigia.machine.FileSystems;
import vigia.machine.Load;
import vigia.machine.Machine;
import vigia.machine.Memory;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.RawPath;
import vigia.machine.Reading;
import vigia.machine.Readings;
import vigia.machine.Sample;
import vigia.machine.Subscription;
import vigia.machine.Topic;
import vigia.machine.Unavailable;
import vigia.machine.Uptime;
import vigia.machine.WatchRequest;
import vigia.machine.Watcher;

@Timeout(60)
class LocalMachineTest {
  private LocalMachine machine;

  @BeforeEach
  void open() {
    machine = LocalMachine.open(LocalOptions.HERE);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private static WatchRequest every(int millis, Topic... topics) {
    return new WatchRequest(Set.of(topics), Duration.ofMillis(millis));
  }

  /// Collects what a watcher is told.
  private static final class Collector implements Watcher {
    final BlockingQueue<Overview> overviews = new LinkedBlockingQueue<>();
    final BlockingQueue<Readings> readings = new LinkedBlockingQueue<>();

    @Override
    public void overview(Overview overview) {
      overviews.add(overview);
    }

    @Override
    public void readings(Readings next) {
      readings.add(next);
    }

    Overview next() throws InterruptedException {
      Overview next = overviews.poll(20, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      return next;
    }
  }

  @Test
  void theFirstSampleHasNoPercentageAndSaysSo() {
    Overview first = machine.overview(OverviewQuery.NOW);
    assertThat(first.cpu().percent()).isNull();
    assertThat(first.cpu().unavailable()).containsEntry("percent", Unavailable.FIRST_SAMPLE);
    assertThat(first.network().unavailable())
        .containsEntry("receivedBytesPerSecond", Unavailable.FIRST_SAMPLE);
  }

  @Test
  void overAnIntervalItHasOneAndTheIntervalIsSaid() {
    Overview measured = machine.overview(new OverviewQuery(Duration.ofMillis(500), false));
    assertThat(measured.cpu().percent()).isBetween(0.0, 100.0);
    assertThat(measured.cpu().intervalMillis()).isGreaterThanOrEqualTo(500);
    assertThat(measured.network().receivedBytesPerSecond()).isGreaterThanOrEqualTo(0);
    Overview next = machine.overview(OverviewQuery.NOW);
    // On a busy machine a second may have passed: then it is measured anew.
    assertThat(next == measured || next.sampledAt().isAfter(measured.sampledAt().plusMillis(900)))
        .isTrue();
  }

  @Test
  void anOverviewIsSharedForASecond() throws Exception {
    var answers = new CopyOnWriteArrayList<Overview>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 50; i++) {
      threads.add(Thread.ofVirtual().start(() -> answers.add(machine.overview(OverviewQuery.NOW))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(answers).hasSize(50);
    Instant now = Instant.now();
    assertThat(answers).allMatch(o -> Duration.between(o.sampledAt(), now).toMillis() < 10_000);
    assertThat(machine.samplesTaken()).isLessThan(10);
  }

  @Test
  void nothingIsSampledThatNobodyAsksFor() {
    assertThat(machine.samplesTaken()).isZero();
  }

  @Test
  void readingsHaveEveryProbeWithItsDescriptors() {
    Readings readings = machine.readings();
    assertThat(readings.readings())
        .extracting(Reading::probe)
        .startsWith("host", "cpu", "memory", "load", "limits", "network", "fileSystems")
        .doesNotHaveDuplicates();
    assertThat(readings.readings()).noneMatch(Reading::stale);
    Set<String> described = new java.util.HashSet<>();
    readings.descriptors().forEach(d -> described.add(d.name()));
    for (Reading reading : readings.readings()) {
      reading
          .samples()
          .forEach(s -> assertThat(described).contains(reading.probe() + "." + s.figure()));
    }
    assertThat(described).contains("memory.usedBytes", "fileSystems.usedPercent");
  }

  @Test
  void aWatcherGetsOneNowAndThenEachInterval() throws Exception {
    var collector = new Collector();
    Subscription watching = machine.watch(every(500, Topic.OVERVIEW, Topic.READINGS), collector);
    assertThat(collector.next().cpu().percent()).isNull();
    Overview second = collector.next();
    assertThat(second.cpu().percent()).isBetween(0.0, 100.0);
    assertThat(collector.next().sampledAt()).isAfter(second.sampledAt());
    assertThat(collector.readings).isNotEmpty();
    watching.close();
  }

  @Test
  void watchersOfOneIntervalShareASamplerThatEndsWithTheLast() throws Exception {
    long begun = System.nanoTime();
    var one = new Collector();
    var other = new Collector();
    Subscription first = machine.watch(every(500, Topic.OVERVIEW), one);
    Subscription second = machine.watch(every(500, Topic.OVERVIEW), other);
    for (int i = 0; i < 4; i++) {
      one.next();
      other.next();
    }
    // Two samplers would take twice as many; one more is taken for whoever comes.
    assertThat(machine.samplesTaken()).isLessThanOrEqualTo(2 + millisSince(begun) / 500);
    first.close();
    first.close();
    other.overviews.clear();
    other.next();
    second.close();
    long taken = settled();
    one.overviews.clear();
    // Longer than the interval: a sampler that went on would show.
    assertThat(one.overviews.poll(1, TimeUnit.SECONDS)).isNull();
    assertThat(machine.samplesTaken()).isEqualTo(taken);
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  /// The count once no sample is under way.
  private long settled() throws InterruptedException {
    long before = -1;
    while (before != machine.samplesTaken()) {
      before = machine.samplesTaken();
      TimeUnit.MILLISECONDS.sleep(400);
    }
    return before;
  }

  @Test
  void aSlowWatcherMissesPicturesAndHoldsNobodyUp() throws Exception {
    var release = new CountDownLatch(1);
    var calls = new AtomicInteger();
    var quick = new Collector();
    Watcher slow =
        new Watcher() {
          @Override
          public void overview(Overview overview) {
            calls.incrementAndGet();
            try {
              release.await();
            } catch (InterruptedException closing) {
              Thread.currentThread().interrupt();
            }
          }
        };
    try (var first = machine.watch(every(250, Topic.OVERVIEW), slow);
        var second = machine.watch(every(250, Topic.OVERVIEW), quick)) {
      for (int i = 0; i < 6; i++) {
        quick.next();
      }
      assertThat(calls).hasValue(1);
      long released = System.nanoTime();
      release.countDown();
      quick.overviews.clear();
      quick.next();
      quick.next();
      // One that waited for it, and what was taken since: not the six that it missed.
      Eventually.is("goes on", () -> calls.get() >= 2);
      assertThat(calls.get()).isLessThanOrEqualTo((int) (3 + millisSince(released) / 250));
      assertThat(first).isNotSameAs(second);
    }
  }

  @Test
  void afterClosingThereAreNoAnswers() throws Exception {
    var collector = new Collector();
    machine.watch(every(250, Topic.OVERVIEW), collector);
    collector.next();
    machine.close();
    for (Runnable question :
        List.<Runnable>of(
            () -> machine.overview(OverviewQuery.NOW),
            () -> machine.readings(),
            () -> machine.watch(every(250, Topic.OVERVIEW), collector))) {
      assertThat(catchThrowableOfType(ProblemException.class, question::run).code())
          .isEqualTo(ProblemCode.CLOSED);
    }
  }

  /// An engine of these probes alone.
  private record Fixed(List<ProbeReader<?, ?>> probes) implements Engine {
    @Override
    public ProbeReader<?, FileSystems> everyFileSystem() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Processes processes() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Directories directories() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String place(RawPath path) {
      throw new UnsupportedOperationException();
    }
  }

  /// A watcher of the overview alone does not pay for what the overview does not show.
  @Test
  void onlyTheProbesThatSomebodyAskedForAreSampled() throws Exception {
    var asked = new AtomicInteger();
    var memory = new Memory(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, Map.of());
    var probes =
        List.<ProbeReader<?, ?>>of(
            new Gauge<>(Memory.class, () -> Known.of(memory)),
            new Gauge<>(
                Uptime.class,
                () -> {
                  asked.incrementAndGet();
                  return Known.of(new Uptime(1.0, Map.of()));
                }));
    var threads = new PlatformThreads("local-machine-test", 4);
    var scans = new Scans(LocalOptions.HERE);
    try (var own = new LocalMachine(new Fixed(probes), threads, new SampleCount(), scans)) {
      var collector = new Collector();
      try (var _ = own.watch(every(250, Topic.OVERVIEW), collector)) {
        collector.next();
        collector.next();
        assertThat(asked).hasValue(0);
        var other = new Collector();
        try (var _ = own.watch(every(250, Topic.OVERVIEW, Topic.READINGS), other)) {
          other.next();
          other.next();
        }
      }
      assertThat(asked.get()).isPositive();
      assertThat(own.readings().readings().getLast().samples())
          .extracting(Sample::figure)
          .containsExactly("upSeconds");
    }
  }

  /// Answers at first, then hangs until it is released.
  private static final class Hanging {
    final CountDownLatch release = new CountDownLatch(1);
    volatile boolean dead;

    Known<Load> read() {
      if (dead) {
        try {
          release.await();
        } catch (InterruptedException closing) {
          Thread.currentThread().interrupt();
        }
      }
      return Known.of(new Load(1.0, 2.0, 3.0, Map.of()));
    }
  }

  @Test
  void aProbeThatHangsIsStaleAndTheOthersAnswer() throws Exception {
    var hanging = new Hanging();
    var memory = new Memory(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, Map.of());
    var probes =
        List.<ProbeReader<?, ?>>of(
            new Gauge<>(Load.class, hanging::read),
            new Gauge<>(Memory.class, () -> Known.of(memory)));
    var threads = new PlatformThreads("local-machine-test", 4);
    var scans = new Scans(LocalOptions.HERE);
    try (var own = new LocalMachine(new Fixed(probes), threads, new SampleCount(), scans)) {
      assertThat(own.overview(OverviewQuery.NOW).load().one()).isEqualTo(1.0);
      Readings well = own.readings();
      hanging.dead = true;
      Overview stuck = own.overview(new OverviewQuery(Machine.SHORTEST_INTERVAL, false));
      assertThat(stuck.load().unavailable()).containsEntry("one", Unavailable.STUCK);
      assertThat(stuck.memory()).isEqualTo(memory);

      Reading load = own.readings().readings().getFirst();
      assertThat(load.stale()).isTrue();
      assertThat(load.sampledAt()).isEqualTo(well.readings().getFirst().sampledAt());
      assertThat(load.samples()).isEqualTo(well.readings().getFirst().samples());
      assertThat(own.readings().readings().getLast().stale()).isFalse();
      hanging.release.countDown();
    }
  }
}
