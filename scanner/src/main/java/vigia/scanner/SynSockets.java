package vigia.scanner;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vigia.syscall.Epoll;
import vigia.syscall.Errno;
import vigia.syscall.SynAnswer;
import vigia.syscall.SyscallException;

/// A SYN for each try, by raw sockets: many with one system call, and none of them takes a
/// descriptor. What comes is believed when it has the cookie of an attempt, and goes to it also
/// after its try was given up.
final class SynSockets implements Sockets {
  private static final int EVENTS = 8;

  private final OwnPorts own;
  private final Epoll epoll;

  /// Of IPv4 and IPv6, in this order.
  private final List<SynLane> lanes = new ArrayList<>();

  private final Cookies cookies = new Cookies();
  private final AwaitedAnswers awaited = new AwaitedAnswers();
  private final List<Failed> failed = new ArrayList<>();

  /// What is told of the attempt that is handed over.
  private Answer news = Answer.NOT_YET;

  private boolean heard;

  private record Failed(Attempt attempt, Answer answer) {}

  SynSockets() throws IOException {
    own = new OwnPorts();
    try {
      epoll = new Epoll(EVENTS);
    } catch (SyscallException none) {
      own.close();
      throw none;
    }
    try {
      open(false);
      open(true);
    } catch (SyscallException none) {
      close();
      throw none;
    }
  }

  private void open(boolean six) throws SyscallException {
    try {
      lanes.add(new SynLane(six, own, epoll));
    } catch (SyscallException missing) {
      if (missing.errno() != Errno.EAFNOSUPPORT) {
        throw missing;
      }
    }
  }

  @Override
  public Answer dial(Attempt attempt, boolean atOnce) {
    InetAddress address = attempt.host.address;
    boolean six = address instanceof Inet6Address;
    SynLane lane = lanes.stream().filter(one -> one.six == six).findFirst().orElse(null);
    if (lane == null) {
      return Answer.NET_UNREACHABLE;
    }
    InetAddress from;
    try {
      from = attempt.host.source();
    } catch (IOException noWay) {
      Answer answer = Failure.answer(noWay);
      // What the kernel calls a lack of permission then, connect(2) calls a lack of ways.
      return answer == Answer.PROHIBITED && Route.takesBroadcasts(address)
          ? Answer.NET_UNREACHABLE
          : answer;
    }
    int cookie = cookies.of(address, attempt.port());
    if (attempt.socket < 0) {
      attempt.socket = 0;
      awaited.add(cookie, attempt);
    }
    if (lane.isFull()) {
      send(lane);
    }
    lane.add(attempt, from, own.of(attempt.evidence.silences()), cookie);
    return Answer.NOT_YET;
  }

  private void send(SynLane lane) {
    lane.send((attempt, errno) -> failed.add(new Failed(attempt, ErrnoFailure.answer(errno))));
  }

  @Override
  public void await(long millis, Consumer<Attempt> who) throws IOException {
    heard = !failed.isEmpty();
    lanes.forEach(this::send);
    List<Failed> now = List.copyOf(failed);
    failed.clear();
    now.forEach(one -> tell(one.attempt, one.answer, who));
    receive(who);
    if (!heard && millis > 0) {
      epoll.await((int) millis);
      receive(who);
    }
  }

  private void receive(Consumer<Attempt> who) {
    lanes.forEach(lane -> lane.receive(answer -> heard(answer, lane.six, who)));
  }

  private void heard(SynAnswer answer, boolean six, Consumer<Attempt> who) {
    Answer what =
        switch (answer.what()) {
          case SynAnswer.Segment.SYN_ACK -> Answer.ACCEPTED;
          case SynAnswer.Segment.RESET -> Answer.RESET;
          case SynAnswer.Unreachable(var error) -> UnreachableCode.answer(error, six);
        };
    if (what == Answer.NOT_YET) {
      return;
    }
    awaited.each(
        answer.sequence(),
        attempt -> {
          int latest = own.latest(answer.ownPort(), attempt.evidence.silences());
          if (latest >= 0
              && attempt.port() == answer.port()
              && attempt.host.address.equals(answer.address())) {
            attempt.isAnswerTo(latest);
            tell(attempt, what, who);
          }
        });
  }

  private void tell(Attempt attempt, Answer answer, Consumer<Attempt> who) {
    if (!attempt.isAwaited()) {
      return;
    }
    heard = true;
    news = answer;
    who.accept(attempt);
  }

  @Override
  public Answer look(Attempt attempt) {
    return news;
  }

  /// It is heard all the same when it comes later.
  @Override
  public Answer giveUp(Attempt attempt) {
    return Answer.SILENCE;
  }

  @Override
  public void drop(Attempt attempt) {
    // Nothing is open; its plan is cancelled, and with it what comes.
  }

  /// No attempt takes a descriptor.
  @Override
  public int idle() {
    return Character.MAX_VALUE;
  }

  @Override
  public void trim() {
    // There is nothing to give back.
  }

  @Override
  public void flush() {
    // What is dropped leaves nothing behind.
  }

  @Override
  public void close() {
    lanes.forEach(SynLane::close);
    epoll.close();
    own.close();
  }
}
