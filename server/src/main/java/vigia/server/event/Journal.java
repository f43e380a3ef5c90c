package vigia.server.event;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import vigia.machine.ProblemCode;

/// Passes events on, in order, to the audit log and to whoever looks on, on a thread for each: a
/// terminal that is not read must hold up neither a request nor the audit log.
public final class Journal implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("vigia.server");
  private static final int WAITING = 1_000;

  /// How long an end waits for what is not told or written yet.
  private static final Duration LEAVING = Duration.ofSeconds(2);

  /// Refusals told at once, and then each second: a flood of them must not fill the disk.
  private static final int REFUSALS_AT_ONCE = 50;

  private static final int REFUSALS_PER_SECOND = 2;

  private final Console console = new Console();
  private final BlockingQueue<ServerEvent> unwritten = new ArrayBlockingQueue<>(WAITING);
  private final Consumer<ServerEvent> listener;
  private final AuditLog audit;
  private final Thread teller;
  private final Thread writer;
  private final AtomicLong untold = new AtomicLong();
  private final TokenBucket refusals = new TokenBucket(REFUSALS_AT_ONCE, REFUSALS_PER_SECOND);

  public Journal(Consumer<ServerEvent> listener, AuditLog audit) {
    this.listener = listener;
    this.audit = audit;
    this.teller = Thread.ofPlatform().daemon().name("vigia-console").unstarted(this::tellAll);
    this.writer = Thread.ofPlatform().daemon().name("vigia-audit").unstarted(this::writeAll);
  }

  /// Begins to pass on: first this, then what was told before.
  public void open(ServerEvent first) {
    console.first(first);
    teller.start();
    writer.start();
  }

  /// Waits only for the audit log, when a thousand of its lines wait already: what cannot be noted
  /// down does not happen.
  public void tell(ServerEvent event) {
    if (event.isAudited()) {
      try {
        unwritten.put(event);
      } catch (InterruptedException stopped) {
        LOG.log(Level.ERROR, "not in the audit log: " + event.json());
        Thread.currentThread().interrupt();
      }
    }
    console.offer(event);
  }

  /// Never waits: in a flood, refusals are counted instead of told.
  public void refused(String from, int status, ProblemCode code, String method, String path) {
    if (!refusals.take()) {
      untold.incrementAndGet();
      return;
    }
    long more = untold.getAndSet(0);
    var event = new ServerEvent.Refused(Instant.now(), from, status, code, method, path, more);
    if (unwritten.offer(event)) {
      console.offer(event);
    } else {
      untold.addAndGet(more + 1);
    }
  }

  /// Tells [ServerEvent.Closing] last, when all before it is told; a reader that does not read is
  /// left without it.
  @Override
  public void close() {
    if (writer.getState() == Thread.State.NEW) {
      return;
    }
    var last = new ServerEvent.Closing(Instant.now());
    long end = System.nanoTime() + LEAVING.toNanos();
    console.end(last);
    try {
      boolean written =
          unwritten.offer(last, end - System.nanoTime(), TimeUnit.NANOSECONDS)
              && writer.join(left(end));
      if (!written) {
        LOG.log(Level.ERROR, unwritten.size() + " lines are not in the audit log");
      }
      var _ = teller.join(left(end));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
  }

  private void tellAll() {
    try {
      ServerEvent event;
      do {
        event = console.take();
        tellOne(event);
      } while (!(event instanceof ServerEvent.Closing));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellOne(ServerEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, "cannot tell " + event.event(), fault);
    }
  }

  private void writeAll() {
    try {
      for (ServerEvent event = unwritten.take();
          !(event instanceof ServerEvent.Closing);
          event = unwritten.take()) {
        write(event);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(ServerEvent event) {
    try {
      audit.append(event);
    } catch (IOException full) {
      LOG.log(Level.ERROR, "{0}", "cannot write the audit log: " + full + ": " + event.json());
    }
  }
}
