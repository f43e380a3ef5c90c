package vigia.scanner;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Objects;
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

  /// Ports between two looks at whether the job is held.
  private static final int IN_A_ROW = 16;

  /// A stretch with so many ports that do not refuse is left to the engine.
  private static final int MOST_OTHERS = 2;

  /// From so many ports on it pays to find out the source address: where a socket is bound to one,
  /// and to a port of its own, connect(2) does not choose them for each port anew.
  private static final int ENOUGH_TO_BIND = 64;

  private static final int NONE = -1;

  private final BlockingQueue<Stretch> todo;
  private final BlockingQueue<Stretch> done;
  private final TcpSockets tcp = new TcpSockets();
  private int socket = NONE;
  private boolean isSix;

  /// What the socket is bound to; null when connect(2) is to choose.
  private @Nullable InetAddress source;

  Dialler(BlockingQueue<Stretch> todo, BlockingQueue<Stretch> done) {
    this.todo = todo;
    this.done = done;
  }

  /// Until it is interrupted.
  @Override
  public void run() {
    try {
      while (true) {
        Stretch stretch = todo.poll();
        if (stretch == null) {
          // What others may be waiting for: a descriptor, and a port if there are few.
          discard();
          stretch = todo.take();
        }
        try {
          dial(stretch);
        } catch (RuntimeException | Error fault) {
          stretch.fault = fault;
        }
        done.add(stretch);
      }
    } catch (InterruptedException ended) {
      discard();
    }
  }

  private void dial(Stretch stretch) {
    prepare(stretch);
    int others = 0;
    while (stretch.asked() < stretch.size() && others < MOST_OTHERS && !stretch.job.isHeld()) {
      if (!refuse(stretch)) {
        others++;
      }
    }
  }

  private void prepare(Stretch stretch) {
    Host host = stretch.host;
    boolean six = host.address instanceof Inet6Address;
    InetAddress from = stretch.size() < ENOUGH_TO_BIND ? null : source(host);
    if (six != isSix || !Objects.equals(from, source)) {
      discard();
    }
    isSix = six;
    source = from;
  }

  private static @Nullable InetAddress source(Host host) {
    try {
      return host.source();
    } catch (IOException noWay) {
      // Dialling it tells so, too.
      return null;
    }
  }

  private int open() throws SyscallException {
    int opened = tcp.openWaiting(isSix, AT_ONCE_MILLIS);
    if (source != null) {
      // In vain when no port is free; connect(2) may share one.
      tcp.bind(opened, source);
    }
    return opened;
  }

  /// Asks some in a row; the first alone, to see how long it takes.
  ///
  /// @return whether they all refused
  private boolean refuse(Stretch stretch) {
    try {
      if (socket == NONE) {
        socket = open();
      }
    } catch (SyscallException failed) {
      stretch.add(ErrnoFailure.answer(failed.errno()));
      return false;
    }
    int from = stretch.asked();
    int end = from == 0 ? 1 : Math.min(stretch.size(), from + IN_A_ROW);
    long begun = System.nanoTime();
    int refused = tcp.connectWhileRefused(socket, stretch.host.address, stretch.ports(), from, end);
    if (from == 0 && refused == 1) {
      stretch.tookNanos = System.nanoTime() - begun;
    }
    stretch.addRefused(refused);
    if (from + refused == end) {
      return true;
    }
    stretch.add(answer(tcp.outcome()));
    discard();
    return false;
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
