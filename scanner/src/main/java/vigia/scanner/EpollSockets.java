package vigia.scanner;

import java.io.IOException;
import java.net.Inet6Address;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigia.syscall.Ends;
import vigia.syscall.Epoll;
import vigia.syscall.Errno;
import vigia.syscall.SyscallException;
import vigia.syscall.TcpSockets;

/// By system calls. A socket that was refused, or reset after silence, is dialled with again: to a
/// port that refuses that is two calls of connect(2) and a share of an epoll_wait(2), to one that
/// is silent two and a getsockopt(2). What was connected, or told of anything else, is closed:
/// nothing of that may be taken for the next port's.
final class EpollSockets implements Sockets {
  private static final int MOST_EVENTS = 1024;

  private final TcpSockets tcp = new TcpSockets();
  private final SocketTable table = new SocketTable();
  private final Resetter resetter = new Resetter();
  private final Epoll epoll;

  /// What is told of the attempt that is handed over; null when it is to be looked at.
  private @Nullable Answer told;

  EpollSockets() throws IOException {
    epoll = new Epoll(MOST_EVENTS);
  }

  private static boolean isSix(Attempt attempt) {
    return attempt.host.address instanceof Inet6Address;
  }

  @Override
  public Answer dial(Attempt attempt, boolean atOnce) {
    try {
      int idle = table.takeIdle(isSix(attempt));
      table.give(idle < 0 ? table.add(tcp.open(isSix(attempt))) : idle, attempt);
      Answer answer = answer(attempt, connect(attempt));
      if (answer == Answer.NOT_YET && idle < 0) {
        // Not before: a socket that is not connecting is an event by itself.
        epoll.add(descriptor(attempt), attempt.socket);
      }
      return answer == Answer.NOT_YET && atOnce ? answer(attempt, connect(attempt)) : answer;
    } catch (SyscallException failed) {
      drop(attempt);
      return ErrnoFailure.answer(failed.errno());
    }
  }

  private int descriptor(Attempt attempt) {
    return table.descriptor(attempt.socket);
  }

  private @Nullable Errno connect(Attempt attempt) {
    return tcp.connect(descriptor(attempt), attempt.host.address, attempt.port());
  }

  @Override
  public void await(long millis, Consumer<Attempt> news) throws IOException {
    resetter.take(leaving -> left(leaving, news));
    int count = epoll.await((int) millis);
    hand(count, news);
    while (count == MOST_EVENTS) {
      count = epoll.await(0);
      hand(count, news);
    }
  }

  private void hand(int count, Consumer<Attempt> news) {
    for (int i = 0; i < count; i++) {
      Attempt attempt = table.attempt(epoll.token(i));
      if (attempt != null) {
        news.accept(attempt);
      }
    }
  }

  private void left(Leaving leaving, Consumer<Attempt> news) {
    if (leaving.fault != null) {
      closeAll(leaving);
      throw new IllegalStateException("giving sockets back", leaving.fault);
    }
    for (int i = 0; i < leaving.size(); i++) {
      Attempt attempt = leaving.attempt(i);
      int number = leaving.number(i);
      Errno error = leaving.error(i);
      Answer answer = error == null ? Answer.SILENCE : failed(attempt, number, error);
      if (leaving.isReset(i) && !attempt.host.tiesSockets()) {
        table.rest(number, isSix(attempt));
      } else {
        close(number);
      }
      if (attempt.socket == number) {
        attempt.socket = -1;
        told = answer;
        news.accept(attempt);
        told = null;
      }
    }
  }

  @Override
  public Answer look(Attempt attempt) {
    if (told != null) {
      return told;
    }
    Answer answer = answer(attempt, connect(attempt));
    return answer == Answer.NOT_YET ? unheeded(attempt) : answer;
  }

  /// What an ICMP error said while the kernel was busy with the socket: on a virtual link that is
  /// the usual case.
  private Answer unheeded(Attempt attempt) {
    Errno error = tcp.error(descriptor(attempt));
    if (error == null) {
      return Answer.NOT_YET;
    }
    Answer answer = failed(attempt, attempt.socket, error);
    drop(attempt);
    return answer;
  }

  /// @param error of connect(2); null when it is connected
  private Answer answer(Attempt attempt, @Nullable Errno error) {
    Answer answer = error == null ? accepted(attempt) : failed(attempt, attempt.socket, error);
    switch (answer) {
      case NOT_YET -> {}
      case REFUSED -> rest(attempt);
      default -> drop(attempt);
    }
    return answer;
  }

  private void rest(Attempt attempt) {
    if (attempt.host.tiesSockets()) {
      drop(attempt);
    } else {
      table.rest(attempt, isSix(attempt));
    }
  }

  private Answer accepted(Attempt attempt) {
    return accepted(tcp.ends(descriptor(attempt)));
  }

  static Answer accepted(Ends ends) {
    return switch (ends) {
      case APART -> Answer.ACCEPTED;
      case ONE_ADDRESS -> Answer.ACCEPTED_HERE;
      case ONE_SOCKET -> Answer.SELF;
    };
  }

  private Answer failed(Attempt attempt, int number, Errno error) {
    return switch (error) {
      case EHOSTUNREACH, ENETUNREACH ->
          ErrnoFailure.answer(error, tcp.icmp(table.descriptor(number)), attempt.port());
      default -> ErrnoFailure.answer(error);
    };
  }

  @Override
  public Answer giveUp(Attempt attempt) {
    resetter.add(attempt, descriptor(attempt));
    table.leave(attempt.socket);
    return Answer.NOT_YET;
  }

  /// A socket that is being reset stays open until that is done, and is nobody's then.
  @Override
  public void drop(Attempt attempt) {
    int number = attempt.socket;
    if (number < 0) {
      return;
    }
    attempt.socket = -1;
    if (table.attempt(number) == attempt) {
      close(number);
    }
  }

  private void close(int number) {
    tcp.close(table.descriptor(number));
    table.remove(number);
  }

  private void closeAll(Leaving leaving) {
    for (int i = 0; i < leaving.size(); i++) {
      close(leaving.number(i));
    }
  }

  @Override
  public int idle() {
    return table.idle();
  }

  @Override
  public void trim() {
    trim(false);
    trim(true);
  }

  private void trim(boolean six) {
    for (int number = table.takeIdle(six); number >= 0; number = table.takeIdle(six)) {
      close(number);
    }
  }

  @Override
  public void flush() {
    // What is closed is closed at once.
  }

  /// Attempts in the making are dropped before.
  @Override
  public void close() {
    resetter.close();
    resetter.left(this::closeAll);
    trim();
    epoll.close();
  }
}
