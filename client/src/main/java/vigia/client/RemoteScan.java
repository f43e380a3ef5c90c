package vigia.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.machine.Subscription;

/// A scan that runs on a server.
final class RemoteScan implements Scan {
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final Link link;
  private final String path;
  private final String events;
  private final ScanStatus begun;
  private final Consumer<RemoteScan> ended;
  private final AtomicReference<@Nullable ScanStatus> result = new AtomicReference<>();

  /// @param ended told when the end was seen
  RemoteScan(Link link, Questions questions, ScanStatus begun, Consumer<RemoteScan> ended) {
    this.link = link;
    this.path = questions.scan(begun.id());
    this.events = questions.scanEvents(begun.id());
    this.begun = begun;
    this.ended = ended;
  }

  @Override
  public String id() {
    return begun.id();
  }

  @Override
  public ScanStatus status() {
    ScanStatus known = result.get();
    return known != null ? known : seen(link.get(path, ScanStatus.class, Link.USUAL));
  }

  /// A server tells of one scan as a whole only.
  @Override
  public ScanSummary summary() {
    return ScanSummary.of(status());
  }

  /// Remembers the result: a server forgets scans after a while.
  private ScanStatus seen(ScanStatus status) {
    if (status.state().isOver()) {
      result.set(status);
      ended.accept(this);
    }
    return status;
  }

  /// When the scan cannot be followed any longer, the last event is [ScanEvent.Ended] with what was
  /// known, failed, and the problem.
  @Override
  public Subscription follow(Consumer<ScanEvent> reader) {
    return follow(reader, problem -> {});
  }

  private Subscription follow(Consumer<ScanEvent> reader, Consumer<Problem> failed) {
    var follower = new Follower(link, events, new ScanReader(begun, this::seen, reader, failed));
    follower.start();
    return follower;
  }

  @Override
  public void pause() {
    hold("/pause");
  }

  @Override
  public void resume() {
    hold("/resume");
  }

  private void hold(String how) {
    if (result.get() == null) {
      link.order(path + how, STOPPING);
    }
  }

  @Override
  public void cancel() {
    if (result.get() == null) {
      stop(STOPPING);
    }
  }

  private void stop(Duration most) {
    try {
      link.delete(path, most);
    } catch (ProblemException failure) {
      if (failure.code() != ProblemCode.NO_SUCH_SCAN) {
        throw failure;
      }
      // Over for so long that the server forgot it.
    }
  }

  /// Stops it if the server can be reached; a server that cannot be is not waited for.
  ///
  /// @return whether it is stopped
  boolean farewell(Duration most) {
    try {
      stop(most);
      return true;
    } catch (ProblemException unreachable) {
      return false;
    }
  }

  @Override
  public boolean await(Duration most) throws InterruptedException {
    if (result.get() != null) {
      return true;
    }
    var over = new CountDownLatch(1);
    var failure = new AtomicReference<@Nullable Problem>();
    Consumer<ScanEvent> reader =
        event -> {
          if (event instanceof ScanEvent.Ended) {
            over.countDown();
          }
        };
    boolean inTime;
    try (var _ = follow(reader, failure::set)) {
      inTime = over.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }
    Problem problem = failure.get();
    if (problem != null) {
      throw new ProblemException(problem);
    }
    return inTime;
  }
}
