package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Real sockets on loopback addresses.
class TcpSocketsTest {
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("127.0.0.91");

  /// Reserved, and below what a kernel gives away.
  private static final int CLOSED = 1;

  private final TcpSockets tcp = new TcpSockets();

  private static ServerSocket listen(InetAddress address, int backlog) throws IOException {
    var listener = new ServerSocket();
    listener.bind(new InetSocketAddress(address, 0), backlog);
    return listener;
  }

  @Test
  void aRefusedSocketConnectsAgain() throws Exception {
    try (ServerSocket listener = listen(ADDRESS, 9)) {
      int socket = tcp.openWaiting(false, 1000);
      for (int i = 0; i < 9; i++) {
        assertThat(tcp.connect(socket, ADDRESS, CLOSED)).isEqualTo(Errno.ECONNREFUSED);
      }
      assertThat(tcp.connect(socket, ADDRESS, listener.getLocalPort())).isNull();
      assertThat(tcp.ends(socket)).isEqualTo(Ends.APART);
      tcp.close(socket);
    }
  }

  @Test
  void aBoundSocketConnectsFromOnePortAgainAndAgain() throws Exception {
    for (InetAddress to : List.of(ADDRESS, InetAddress.ofLiteral("::1"))) {
      try (ServerSocket first = listen(to, 9);
          ServerSocket second = listen(to, 9)) {
        int socket = tcp.openWaiting(to.getAddress().length > 4, 1000);
        assertThat(tcp.bindTowards(socket, to)).isTrue();
        assertThat(tcp.bindTowards(socket, to)).as("bound already").isFalse();
        assertThat(tcp.connect(socket, to, CLOSED)).isEqualTo(Errno.ECONNREFUSED);
        SocketAddress before = guestOf(first, socket);
        assertThat(tcp.disconnect(socket)).isNull();
        assertThat(tcp.connect(socket, to, CLOSED)).isEqualTo(Errno.ECONNREFUSED);
        assertThat(guestOf(second, socket)).isEqualTo(before);
        tcp.close(socket);
      }
    }
  }

  private SocketAddress guestOf(ServerSocket listener, int socket) throws IOException {
    InetAddress to = listener.getInetAddress();
    assertThat(tcp.connect(socket, to, listener.getLocalPort())).isNull();
    try (Socket guest = listener.accept()) {
      return guest.getRemoteSocketAddress();
    }
  }

  @Test
  void whatDoesNotWaitIsAskedLater() throws Exception {
    try (ServerSocket listener = listen(ADDRESS, 9);
        var epoll = new Epoll(4)) {
      int socket = tcp.open(false);
      assertThat(tcp.connect(socket, ADDRESS, CLOSED)).isEqualTo(Errno.EINPROGRESS);
      epoll.add(socket, 42);
      assertThat(epoll.await(10_000)).isEqualTo(1);
      assertThat(epoll.token(0)).isEqualTo(42);
      assertThat(tcp.connect(socket, ADDRESS, CLOSED)).isEqualTo(Errno.ECONNREFUSED);
      epoll.await(0); // of the socket's being idle now
      int port = listener.getLocalPort();
      assertThat(tcp.connect(socket, ADDRESS, port)).isEqualTo(Errno.EINPROGRESS);
      assertThat(epoll.await(10_000)).isEqualTo(1);
      assertThat(tcp.connect(socket, ADDRESS, port)).isNull();
      tcp.close(socket);
    }
  }

  @Test
  void silenceIsGivenUpAndTheSocketUsedAgain() throws Exception {
    try (ServerSocket deaf = listen(ADDRESS, 1);
        ServerSocket listener = listen(ADDRESS, 9)) {
      List<Socket> guests = fillUp(deaf);
      int socket = tcp.openWaiting(false, 20);
      int port = deaf.getLocalPort();
      assertThat(tcp.connect(socket, ADDRESS, port)).isEqualTo(Errno.EINPROGRESS);
      assertThat(tcp.connect(socket, ADDRESS, port)).isEqualTo(Errno.EALREADY);
      assertThat(tcp.error(socket)).isNull();
      assertThat(tcp.icmp(socket)).isNull();
      assertThat(tcp.disconnect(socket)).isNull();
      assertThat(tcp.connect(socket, ADDRESS, listener.getLocalPort())).isNull();
      tcp.close(socket);
      for (Socket guest : guests) {
        guest.close();
      }
    }
  }

  /// Until its kernel drops SYNs.
  private static List<Socket> fillUp(ServerSocket deaf) throws IOException {
    List<Socket> guests = new ArrayList<>();
    while (true) {
      var guest = new Socket();
      guests.add(guest);
      try {
        guest.connect(deaf.getLocalSocketAddress(), 300);
      } catch (SocketTimeoutException full) {
        return guests;
      }
    }
  }

  @Test
  void aConnectionEndsWithAReset() throws Exception {
    try (ServerSocket listener = listen(ADDRESS, 9)) {
      int socket = tcp.openWaiting(false, 1000);
      assertThat(tcp.connect(socket, ADDRESS, listener.getLocalPort())).isNull();
      try (Socket guest = listener.accept()) {
        tcp.close(socket);
        assertThatExceptionOfType(SocketException.class)
            .isThrownBy(() -> guest.getInputStream().read())
            .withMessageContaining("reset");
      }
    }
  }

  @Test
  void bothEndsMayHaveOneAddress() throws Exception {
    for (InetAddress address :
        List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"))) {
      try (ServerSocket listener = listen(address, 9)) {
        int socket = tcp.openWaiting(address.getAddress().length > 4, 1000);
        assertThat(tcp.connect(socket, address, listener.getLocalPort())).isNull();
        assertThat(tcp.ends(socket)).isEqualTo(Ends.ONE_ADDRESS);
        tcp.close(socket);
      }
    }
  }

  @Test
  void withoutADescriptorItSaysWhy() {
    tcp.close(-1);
    assertThat(tcp.connect(-1, ADDRESS, CLOSED)).isEqualTo(Errno.EBADF);
    assertThat(tcp.disconnect(-1)).isEqualTo(Errno.EBADF);
    assertThat(tcp.error(-1)).isEqualTo(Errno.EBADF);
    assertThat(tcp.ends(-1)).isEqualTo(Ends.APART);
    assertThat(tcp.icmp(-1)).isNull();
    var failed =
        catchThrowableOfType(
            SyscallException.class,
            () -> {
              try (var epoll = new Epoll(1)) {
                epoll.add(-1, 0);
              }
            });
    assertThat(failed.errno()).isEqualTo(Errno.EBADF);
  }
}
