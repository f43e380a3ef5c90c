package vigia.scanner;

import java.net.InetAddress;
import java.util.function.Consumer;
import vigia.syscall.Epoll;
import vigia.syscall.Errno;
import vigia.syscall.SynAnswer;
import vigia.syscall.SynSocket;
import vigia.syscall.SyscallException;

/// SYNs of one family, and whose they are until they are sent.
final class SynLane implements AutoCloseable {
  /// Of the descriptors that are left, one of so many may be taken to send by.
  private static final int SHARE = 4;

  final boolean six;
  private final SynSocket socket;
  private final Attempt[] waiting = new Attempt[SynSocket.MOST];
  private int count;

  SynLane(boolean six, OwnPorts own, Epoll epoll) throws SyscallException {
    this.six = six;
    int senders = Math.clamp(Descriptors.spare() / SHARE, 1, SynSocket.MOST_SENDERS);
    socket = new SynSocket(six, own.all(), senders);
    socket.wake(epoll);
  }

  /// What happens to a SYN that was not sent.
  interface Unsent {
    void because(Attempt attempt, Errno errno);
  }

  boolean isFull() {
    return count == waiting.length;
  }

  void add(Attempt attempt, InetAddress from, int ownPort, int cookie) {
    waiting[count++] = attempt;
    socket.add(from, ownPort, attempt.host.address, attempt.port(), cookie);
  }

  void send(Unsent unsent) {
    if (count == 0) {
      return;
    }
    socket.send((place, errno) -> unsent.because(waiting[place], errno));
    // What waited for a busy device was not asked before.
    long now = System.nanoTime();
    for (int i = 0; i < count; i++) {
      waiting[i].begins(now);
    }
    count = 0;
  }

  void receive(Consumer<SynAnswer> answers) {
    socket.receive(answers);
  }

  @Override
  public void close() {
    socket.close();
  }
}
