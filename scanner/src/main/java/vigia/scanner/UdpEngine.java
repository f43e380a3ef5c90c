package vigia.scanner;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.syscall.NativeAccess;

/// Asks by UDP, each plan on a thread of its own.
final class UdpEngine implements Engine {
  private static final System.Logger LOG = System.getLogger(UdpEngine.class.getName());

  private final ScannerOptions options;
  private final Datagrams.Opener opener;

  private final ReentrantLock lock = new ReentrantLock();

  /// Under the lock: what cancels each.
  private final Map<Thread, Hold> running = new HashMap<>();

  private boolean closed;

  /// By system calls if they may be made, else over java.nio.
  UdpEngine(ScannerOptions options) {
    this.options = options;
    opener =
        options.natively() && NativeAccess.isEnabled()
            ? EpollDatagrams::new
            : ChannelDatagrams::new;
  }

  @Override
  public Dialling dial(Plan plan, Report report) {
    var hold = new Hold();
    lock.lock();
    try {
      if (!closed) {
        Thread thread =
            Thread.ofPlatform()
                .daemon()
                .name("vigia-udp")
                .start(() -> {
                  Problem problem = dial(plan, report, hold);
                  forget(Thread.currentThread());
                  report.over(problem);
                });
        running.put(thread, hold);
        return hold;
      }
    } finally {
      lock.unlock();
    }
    report.over(Problem.of(ProblemCode.CLOSED));
    return hold;
  }

  /// @return why pairs are left undone
  private @Nullable Problem dial(Plan plan, Report report, Hold hold) {
    try (Datagrams datagrams = opener.open()) {
      boolean done = new UdpDialling(plan, report, options, datagrams, hold).dial();
      return done ? null : TcpEngine.noSockets();
    } catch (IOException noDescriptor) {
      LOG.log(System.Logger.Level.WARNING, "nothing to wait for sockets with", noDescriptor);
      return TcpEngine.noSockets();
    } catch (RuntimeException | Error fault) {
      String reference = UUID.randomUUID().toString();
      LOG.log(System.Logger.Level.ERROR, "asking stopped, reference " + reference, fault);
      return Problem.of(ProblemCode.INTERNAL, "reference", reference);
    }
  }

  private void forget(Thread thread) {
    lock.lock();
    try {
      running.remove(thread);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    Map<Thread, Hold> last;
    lock.lock();
    try {
      closed = true;
      last = Map.copyOf(running);
    } finally {
      lock.unlock();
    }
    last.values().forEach(Hold::cancel);
    try {
      for (Thread thread : last.keySet()) {
        thread.join();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
