package vigia.scanner;

import java.net.Inet6Address;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import vigia.syscall.Errno;
import vigia.syscall.SyscallException;
import vigia.syscall.TcpSockets;

/// Asks the ports of near hosts one after the other, on a thread of its own, with a connect(2) that
/// waits for the answer: one system call to a port, because a socket that was refused may connect
/// again. It only believes what comes at once, and leaves the rest to the engine.
final class Dialler implements Runnable {
  /// What is there at once is there by then; how long the thread may be held by one port.
  private static final int AT_ONCE_MILLIS = 10;

  /// A stretch with so many ports that do not refuse is left to the engine.
  private static final int MOST_OTHERS = 2;

  /// From so many ports on a socket of the host's own pays, which takes some ten system calls more
  /// than one for any host.
  private static final int ENOUGH_TO_BIND = 64;

  private static final int NONE = -1;

  private final BlockingQueue<Stretch> todo;
  private final BlockingQueue<Stretch> done;
  private final TcpSockets tcp = new TcpSockets();
  private int socket = NONE;
  private boolean isSix;

  /// The only host that the socket is for, and bound towards; null when it is for any.
  private @Nullable Host owner;

  Dialler(BlockingQueue<Stretch> todo, BlockingQueue<Stretch> done) {
    this.todo = todo;
    this.done = done;
  }

  /// Until it is interrupted.
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Stretch stretch = next();
        try {
          dial(stretch);
        } catch (RuntimeException | Error fault) {
          stretch.fault = fault;
        }
        done.add(stretch);
      }
    } catch (InterruptedException ended) {
      return;
    } finally {
      discard();
    }
  }

  private Stretch next() throws InterruptedException {
    Stretch stretch = todo.poll();
    if (stretch == null) {
      // What others may be waiting for: a descriptor, and a port if there are few.
      discard();
      stretch = todo.take();
    }
    return stretch;
  }

  private void dial(Stretch stretch) {
    prepare(stretch);
    int others = 0;
    long begun = System.nanoTime();
    while (stretch.asked() < stretch.size() && others < MOST_OTHERS && !stretch.job.isHeld()) {
      Answer answer = ask(stretch, stretch.asked());
      stretch.add(answer);
      if (answer != Answer.REFUSED) {
        others++;
      } else if (stretch.asked() == 1) {
        stretch.tookNanos = System.nanoTime() - begun;
      }
    }
  }

  private void prepare(Stretch stretch) {
    Host host = stretch.host;
    boolean six = host.address instanceof Inet6Address;
    Host only = host.tiesSockets() || stretch.size() >= ENOUGH_TO_BIND ? host : null;
    if (six != isSix || only != owner) {
      discard();
    }
    isSix = six;
    owner = only;
  }

  private int open() throws SyscallException {
    int opened = tcp.openWaiting(isSix, AT_ONCE_MILLIS);
    if (owner != null) {
      // In vain when there is no way to it, or no port: connect(2) will tell.
      tcp.bindTowards(opened, owner.address);
    }
    return opened;
  }

  private Answer ask(Stretch stretch, int index) {
    try {
      if (socket == NONE) {
        socket = open();
      }
    } catch (SyscallException failed) {
      return ErrnoFailure.answer(failed.errno());
    }
    Errno error = tcp.connect(socket, stretch.host.address, stretch.port(index));
    if (error == Errno.ECONNREFUSED) {
      return Answer.REFUSED;
    }
    Answer answer = answer(error);
    discard();
    return answer;
  }

  private Answer answer(@Nullable Errno error) {
    return error == null ? EpollSockets.accepted(tcp.ends(socket)) : ErrnoFailure.answer(error);
  }

  private void discard() {
    if (socket != NONE) {
      tcp.close(socket);
      socket = NONE;
    }
  }
}
