package vigia.server.event;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import vigia.machine.ProblemCode;

/// Passes events on, in order, on a thread of its own: a terminal that is not read, or a slow disk,
/// must not hold up a request.
public final class Journal implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("vigia.server");
  private static final int WAITING = 1_000;

  /// Refusals told at once, and then each second: a flood of them must not fill the disk.
  private static final int REFUSALS_AT_ONCE = 50;

  private static final int REFUSALS_PER_SECOND = 2;

  private final BlockingQueue<ServerEvent> waiting = new ArrayBlockingQueue<>(WAITING);
  private final Consumer<ServerEvent> listener;
  private final AuditLog audit;
  private final Thread writer;
  private final AtomicLong untold = new AtomicLong();
  private final TokenBucket refusals = new TokenBucket(REFUSALS_AT_ONCE, REFUSALS_PER_SECOND);

  public Journal(Consumer<ServerEvent> listener, AuditLog audit) {
    this.listener = listener;
    this.audit = audit;
    this.writer = Thread.ofPlatform().daemon().name("vigia-journal").unstarted(this::write);
  }

  /// Begins to pass on; what was told before waits until then.
  public void open() {
    writer.start();
  }

  /// Waits when a thousand events wait already.
  public void tell(ServerEvent event) {
    try {
      waiting.put(event);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Never waits: in a flood, refusals are counted instead of told.
  public void refused(String from, int status, ProblemCode code, String method, String path) {
    if (!refusals.take()) {
      untold.incrementAndGet();
      return;
    }
    long more = untold.getAndSet(0);
    var event = new ServerEvent.Refused(Instant.now(), from, status, code, method, path, more);
    if (!waiting.offer(event)) {
      untold.addAndGet(more + 1);
    }
  }

  /// Tells [ServerEvent.Closing] last, when all before it is told.
  @Override
  public void close() {
    tell(new ServerEvent.Closing(Instant.now()));
    try {
      writer.join(2_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      ServerEvent event;
      do {
        event = waiting.take();
        pass(event);
      } while (!(event instanceof ServerEvent.Closing));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(ServerEvent event) {
    if (event.isAudited()) {
      try {
        audit.append(event);
      } catch (IOException full) {
        LOG.log(Level.ERROR, "cannot write the audit log: " + event.json(), full);
      }
    }
    try {
      listener.accept(event);
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, "cannot tell " + event.event(), fault);
    }
  }
}
