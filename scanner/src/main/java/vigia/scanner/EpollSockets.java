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
  private final Epoll epoll;

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

  @Override
  public Answer look(Attempt attempt) {
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
    Answer answer = failed(attempt, error);
    drop(attempt);
    return answer;
  }

  /// @param error of connect(2); null when it is connected
  private Answer answer(Attempt attempt, @Nullable Errno error) {
    Answer answer = error == null ? accepted(attempt) : failed(attempt, error);
    switch (answer) {
      case NOT_YET -> {}
      case REFUSED -> table.rest(attempt, isSix(attempt));
      default -> drop(attempt);
    }
    return answer;
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

  private Answer failed(Attempt attempt, Errno error) {
    return switch (error) {
      case EHOSTUNREACH, ENETUNREACH ->
          ErrnoFailure.answer(error, tcp.icmp(descriptor(attempt)), attempt.port());
      default -> ErrnoFailure.answer(error);
    };
  }

  @Override
  public Answer giveUp(Attempt attempt) {
    // Once is enough: whoever sends such errors sends them to each try.
    Answer answer = attempt.evidence.silences() == 0 ? unheeded(attempt) : Answer.NOT_YET;
    if (answer != Answer.NOT_YET) {
      return answer;
    }
    if (tcp.disconnect(descriptor(attempt)) == null) {
      table.rest(attempt, isSix(attempt));
    } else {
      drop(attempt);
    }
    return Answer.SILENCE;
  }

  @Override
  public void drop(Attempt attempt) {
    if (attempt.socket >= 0) {
      close(attempt.socket);
    }
  }

  private void close(int number) {
    tcp.close(table.descriptor(number));
    table.remove(number);
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
    trim();
    epoll.close();
  }
}
