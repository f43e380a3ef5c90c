package vigia.scanner;

import java.io.IOException;
import java.net.Inet6Address;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigia.syscall.Epoll;
import vigia.syscall.Errno;
import vigia.syscall.SyscallException;
import vigia.syscall.UdpSockets;

/// By system calls: hears every ICMP error with its code.
final class EpollDatagrams implements Datagrams {
  private static final int MOST_EVENTS = 1024;

  private final UdpSockets udp = new UdpSockets();
  private final Map<Integer, UdpPort> ports = new HashMap<>();
  private final OwnQuestions own = new OwnQuestions();
  private final Epoll epoll;

  EpollDatagrams() throws IOException {
    epoll = new Epoll(MOST_EVENTS);
  }

  @Override
  public Answer ask(UdpPort port) {
    Answer answer = port.socket < 0 ? connect(port) : Answer.NOT_YET;
    if (answer != Answer.NOT_YET) {
      return answer;
    }
    Errno error = udp.send(port.socket, port.question);
    // Our own kernel, or one at the other end of a virtual link, has answered by now.
    return error == null ? look(port) : failed(port, error);
  }

  private Answer connect(UdpPort port) {
    try {
      port.socket = udp.open(port.host.address instanceof Inet6Address);
      ports.put(port.socket, port);
      Errno error = udp.connect(port.socket, port.host.address, port.port);
      if (error == null) {
        epoll.addReader(port.socket, port.socket);
        own.took(port.host.isHere ? udp.localPort(port.socket) : 0);
        return Answer.NOT_YET;
      }
      drop(port);
      return ErrnoFailure.answer(error);
    } catch (SyscallException failed) {
      drop(port);
      return ErrnoFailure.answer(failed.errno());
    }
  }

  @Override
  public void await(long millis, Consumer<UdpPort> news) throws IOException {
    int count = epoll.await((int) millis);
    hand(count, news);
    while (count == MOST_EVENTS) {
      count = epoll.await(0);
      hand(count, news);
    }
  }

  private void hand(int count, Consumer<UdpPort> news) {
    for (int i = 0; i < count; i++) {
      UdpPort port = ports.get(epoll.token(i));
      if (port != null) {
        news.accept(port);
      }
    }
  }

  @Override
  public Answer look(UdpPort port) {
    @Nullable Errno error = udp.receive(port.socket);
    return error == null ? own.answer(port) : failed(port, error);
  }

  private Answer failed(UdpPort port, Errno error) {
    if (error == Errno.EAGAIN || error == Errno.EINTR) {
      return Answer.NOT_YET;
    }
    Answer answer = ErrnoFailure.answer(error, udp.icmp(port.socket), port.port);
    return answer == Answer.REFUSED ? Answer.PORT_UNREACHABLE : answer;
  }

  @Override
  public void drop(UdpPort port) {
    if (port.socket >= 0) {
      ports.remove(port.socket);
      udp.close(port.socket);
      port.socket = -1;
    }
  }

  @Override
  public int open() {
    return ports.size();
  }

  @Override
  public void flush() {
    // What is closed is closed at once.
  }

  @Override
  public void close() {
    for (UdpPort port : ports.values().toArray(UdpPort[]::new)) {
      drop(port);
    }
    epoll.close();
  }
}
