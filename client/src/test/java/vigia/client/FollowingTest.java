package vigia.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vigia.machine.Machine;
import vigia.machine.PortRanges;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortRows;
import vigia.machine.PortState;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.Readings;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanMethod;
import vigia.machine.ScanProgress;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;
import vigia.machine.Topic;
import vigia.machine.WatchRequest;
import vigia.machine.Watcher;
import vigia.machine.Wire;

/// Streams that break, and what comes after.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FollowingTest {
  private static final String STREAM = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
  private static final WatchRequest READINGS =
      new WatchRequest(Set.of(Topic.READINGS), Duration.ofSeconds(1));
  private static final ScanRequest REQUEST = ScanRequest.of("127.0.0.1", "1-2");

  private static Machine machine(RawServer server) {
    return RemoteMachine.open(new Connection(server.url(), null, null), Machine.LOCAL);
  }

  private static void event(OutputStream out, String name, Object data) throws IOException {
    RawServer.write(out, "event: " + name + "\ndata: " + Wire.json(data) + "\n\n");
  }

  private static Readings readings(int second) {
    return new Readings(Instant.ofEpochSecond(second), List.of(), List.of());
  }

  private static ScanStatus status(ScanState state) {
    return new ScanStatus(
        "s1",
        state,
        "tcp",
        Instant.EPOCH,
        5,
        null,
        1,
        2,
        1,
        0,
        0,
        List.of(),
        null,
        null,
        null,
        null,
        null);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(30, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  private static Watcher queueing(BlockingQueue<Object> told) {
    return new Watcher() {
      @Override
      public void readings(Readings readings) {
        told.add(readings.sampledAt().getEpochSecond());
      }

      @Override
      public void interrupted(Problem problem) {
        told.add(problem.code());
      }
    };
  }

  @Test
  void aWatchSaysThatItIsInterruptedAndGoesOnByItself() throws Exception {
    var connection = new AtomicInteger();
    try (var server =
            new RawServer((in, out) -> {
              RawServer.request(in);
              int number = connection.incrementAndGet();
              if (number == 2) {
                RawServer.write(
                    out,
                    "HTTP/1.1 401 x\r\nContent-Type: application/problem+json\r\n\r\n"
                        + "{\"code\":\"unauthenticated\",\"params\":{}}");
                return;
              }
              RawServer.write(out, STREAM + ": a comment\n\n\n");
              event(out, "readings", readings(number));
              event(out, "a later version's", readings(99));
              if (number > 2) {
                in.read();
              }
            });
        var machine = machine(server)) {
      var told = new LinkedBlockingQueue<Object>();
      try (var _ = machine.watch(READINGS, queueing(told))) {
        assertThat(next(told)).isEqualTo(1L);
        assertThat(next(told)).isEqualTo(ProblemCode.UNREACHABLE);
        assertThat(next(told)).isEqualTo(ProblemCode.UNAUTHENTICATED);
        assertThat(next(told)).isEqualTo(3L);
      }
      assertThat(server.received())
          .contains("/machines/local/events?topics=readings&interval=1000ms");
    }
  }

  @Test
  void aServerThatIsAwayIsSaidOnce() throws Exception {
    RawServer gone = RawServer.saying("");
    gone.close();
    var told = new LinkedBlockingQueue<Object>();
    try (var machine = machine(gone)) {
      try (var _ = machine.watch(READINGS, queueing(told))) {
        assertThat(next(told)).isEqualTo(ProblemCode.UNREACHABLE);
        // Long enough for two more attempts.
        assertThat(told.poll(1_200, TimeUnit.MILLISECONDS)).isNull();
      }
    }
  }

  @Test
  void nonsenseInAStreamIsAnInterruption() throws Exception {
    for (String nonsense :
        new String[] {"data: x\n\n", "event: readings\ndata: {\"sampledAt\":3}\n\n"}) {
      try (var server =
              new RawServer((in, out) -> {
                RawServer.request(in);
                RawServer.write(out, STREAM + nonsense);
              });
          var machine = machine(server)) {
        var told = new LinkedBlockingQueue<Object>();
        try (var _ = machine.watch(READINGS, queueing(told))) {
          assertThat(next(told)).isEqualTo(ProblemCode.UNREACHABLE);
        }
      }
    }
  }

  @Test
  void aLineWithoutEndIsCutOff() throws Exception {
    var told = new LinkedBlockingQueue<Object>();
    byte[] more = "x".repeat(100_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    try (var server =
            new RawServer((in, out) -> {
              RawServer.request(in);
              RawServer.write(out, STREAM + "data: ");
              while (true) {
                out.write(more);
              }
            });
        var machine = machine(server)) {
      Watcher watcher =
          new Watcher() {
            @Override
            public void interrupted(Problem problem) {
              told.add(problem.param("detail"));
            }
          };
      try (var _ = machine.watch(READINGS, watcher)) {
        assertThat(next(told)).isEqualTo("too-large");
      }
    }
  }

  @Test
  void aSlowWatcherGetsTheLatest() throws Exception {
    var reached = new CountDownLatch(1);
    var sent = new CountDownLatch(1);
    var told = new LinkedBlockingQueue<Long>();
    try (var server =
            new RawServer((in, out) -> {
              RawServer.request(in);
              RawServer.write(out, STREAM);
              event(out, "readings", readings(1));
              await(reached);
              for (int second = 2; second <= 500; second++) {
                event(out, "readings", readings(second));
              }
              event(out, "problem", Problem.of(ProblemCode.TIMED_OUT, "what", "x"));
              sent.countDown();
              in.read();
            });
        var machine = machine(server)) {
      var interrupted = new CountDownLatch(1);
      Watcher slow =
          new Watcher() {
            @Override
            public void readings(Readings readings) {
              told.add(readings.sampledAt().getEpochSecond());
              reached.countDown();
              await(sent);
              // The reading thread has the rest soon; what it has not yet is newer still.
              java.util.concurrent.locks.LockSupport.parkNanos(300_000_000);
            }

            @Override
            public void interrupted(Problem problem) {
              interrupted.countDown();
            }
          };
      try (var _ = machine.watch(READINGS, slow)) {
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(told).startsWith(1L).endsWith(500L).hasSizeLessThan(20);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// Starts a scan on the first connection; the others are scripted.
  private static RawServer scanning(RawServer.Script others) throws IOException {
    var first = new AtomicInteger();
    return new RawServer((in, out) -> {
      if (first.getAndIncrement() == 0) {
        RawServer.request(in);
        String body = Wire.json(status(ScanState.RUNNING));
        RawServer.write(
            out,
            "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\nConnection: close\r\n\r\n"
                + body);
      } else {
        others.run(in, out);
      }
    });
  }

  @Test
  void aScanThatIsCutOffGoesOnWithASnapshot() throws Exception {
    var row = PortRow.of("127.0.0.1", "tcp", 1, PortState.OPEN, PortReason.ACCEPTED, null);
    var connection = new AtomicInteger();
    try (var server =
            scanning((in, out) -> {
              RawServer.request(in);
              RawServer.write(out, STREAM);
              event(out, "snapshot", status(ScanState.RUNNING));
              if (connection.getAndIncrement() == 0) {
                event(out, "ports", new PortRows(List.of(row)));
              } else {
                event(out, "end", status(ScanState.DONE));
              }
            });
        var machine = machine(server)) {
      Scan scan = machine.scan(REQUEST);
      var events = new LinkedBlockingQueue<ScanEvent>();
      try (var _ = scan.follow(events::add)) {
        assertThat(next(events)).isInstanceOf(ScanEvent.Snapshot.class);
        assertThat(next(events)).isEqualTo(new ScanEvent.Ports(List.of(row)));
        assertThat(next(events)).isInstanceOf(ScanEvent.Snapshot.class);
        assertThat(next(events)).isEqualTo(new ScanEvent.Ended(status(ScanState.DONE)));
      }
      // The end is remembered: nobody is asked any more.
      int asked = server.connections();
      assertThat(scan.status()).isEqualTo(status(ScanState.DONE));
      assertThat(scan.await(Duration.ZERO)).isTrue();
      scan.cancel();
      assertThat(server.connections()).isEqualTo(asked);
    }
  }

  @Test
  void aScanThatTheServerForgotEndsAsFailed() throws Exception {
    try (var server =
            scanning((in, out) -> {
              RawServer.request(in);
              RawServer.write(
                  out,
                  "HTTP/1.1 404 x\r\nContent-Type: application/problem+json\r\n\r\n"
                      + "{\"code\":\"no-such-scan\",\"params\":{\"scan\":\"s1\"}}");
            });
        var machine = machine(server)) {
      Scan scan = machine.scan(REQUEST);
      var events = new LinkedBlockingQueue<ScanEvent>();
      try (var _ = scan.follow(events::add)) {
        ScanStatus end = ((ScanEvent.Ended) next(events)).status();
        assertThat(end.state()).isEqualTo(ScanState.FAILED);
        assertThat(end.problem()).isEqualTo(Problem.of(ProblemCode.NO_SUCH_SCAN, "scan", "s1"));
      }
      assertThat(
              catchThrowableOfType(ProblemException.class, () -> scan.await(Duration.ofSeconds(20)))
                  .code())
          .isEqualTo(ProblemCode.NO_SUCH_SCAN);
      scan.cancel();
    }
  }

  @Test
  void theEndOfALostScanKeepsWhatWasShownLast() throws Exception {
    var begun =
        new TargetResult(
            "localhost",
            "127.0.0.1",
            TargetState.UP,
            0,
            1,
            0,
            new PortRanges("", "1", ""),
            List.of(),
            List.of(),
            null);
    var snapshot =
        new ScanStatus(
            "s1",
            ScanState.RUNNING,
            "tcp",
            Instant.EPOCH,
            5,
            null,
            1,
            9,
            0,
            1,
            0,
            List.of(begun),
            null,
            null,
            ScanMethod.SYN,
            null,
            null);
    var open = PortRow.of("127.0.0.1", "tcp", 7, PortState.OPEN, PortReason.ACCEPTED, null);
    var latest = new ScanProgress(50, null, 4, 9, 1, 3, 0, null);
    var first = new AtomicBoolean(true);
    try (var server =
            scanning((in, out) -> {
              RawServer.request(in);
              if (first.getAndSet(false)) {
                RawServer.write(out, STREAM);
                event(out, "snapshot", snapshot);
                event(out, "ports", new PortRows(List.of(open)));
                event(out, "progress", latest);
              } else {
                RawServer.write(
                    out,
                    "HTTP/1.1 404 x\r\nContent-Type: application/problem+json\r\n\r\n"
                        + "{\"code\":\"no-such-scan\",\"params\":{\"scan\":\"s1\"}}");
              }
            });
        Machine machine = machine(server)) {
      Scan scan = machine.scan(REQUEST);
      var events = new LinkedBlockingQueue<ScanEvent>();
      try (var _ = scan.follow(events::add)) {
        ScanEvent event = next(events);
        while (!(event instanceof ScanEvent.Ended)) {
          event = next(events);
        }
        ScanStatus end = ((ScanEvent.Ended) event).status();
        assertThat(end.state()).isEqualTo(ScanState.FAILED);
        assertThat(ScanProgress.of(end)).isEqualTo(latest);
        TargetResult target = end.targets().getFirst();
        assertThat(target.rows()).containsExactly(open);
        assertThat(target.open()).isEqualTo(1);
        assertThat(target.closed()).isEqualTo(3);
        assertThat(target.ranges()).isEqualTo(new PortRanges("7", "1", ""));
      }
    }
  }

  @Test
  void closingAMachineStopsItsScansOnTheServer() throws Exception {
    var deleted = new CountDownLatch(1);
    try (var server =
        scanning((in, out) -> {
          if (RawServer.request(in).startsWith("DELETE /api/v1/machines/local/scans/s1 ")) {
            RawServer.write(out, "HTTP/1.1 204 No Content\r\n\r\n");
            deleted.countDown();
          }
        })) {
      Machine machine = machine(server);
      machine.scan(REQUEST);
      machine.close();
      assertThat(deleted.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
