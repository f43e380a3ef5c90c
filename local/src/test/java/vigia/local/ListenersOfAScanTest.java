package vigia.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vigia.local.Listeners.Place;
import vigia.machine.ListenerFinding;
import vigia.machine.PortListener;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.Scan;
import vigia.machine.ScanRequest;
import vigia.machine.Unavailable;

/// What a scan of this machine says of who listens.
class ListenersOfAScanTest {
  private static final LocalMachine MACHINE = LocalMachine.open(LocalOptions.HERE);
  private static final Duration MOST = Duration.ofSeconds(60);

  @AfterAll
  static void close() {
    MACHINE.close();
  }

  private static PortRow scanned(ScanRequest request) throws InterruptedException {
    Scan scan = MACHINE.scan(request);
    assertThat(scan.await(MOST)).isTrue();
    return scan.status().targets().getFirst().rows().getFirst();
  }

  private static PortListener listener(PortRow row) {
    PortListener listener = row.listener();
    assertThat(listener).isNotNull();
    return listener;
  }

  private static ServerSocket listening(String address) throws Exception {
    return new ServerSocket(0, 50, InetAddress.ofLiteral(address));
  }

  @Test
  void thisProcessIsNamed() throws Exception {
    try (var socket = listening("127.0.0.83")) {
      String port = Integer.toString(socket.getLocalPort());
      PortListener listener = listener(scanned(ScanRequest.of("127.0.0.83", port)));
      assertThat(listener.pid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(listener.process()).isEqualTo("java");
      assertThat(listener.user()).isEqualTo(System.getProperty("user.name"));
      assertThat(listener.address()).isEqualTo("127.0.0.83");
      assertThat(listener.sockets()).isEqualTo(1);
      assertThat(listener.finding()).isNull();
      assertThat(listener.unavailable()).isEmpty();
      // The same port of another address is nobody's.
      PortRow other = scanned(ScanRequest.of("127.0.0.84", port));
      assertThat(other.state()).isEqualTo(PortState.CLOSED);
      assertThat(other.listener()).isNull();
    }
  }

  @Test
  void aSocketOfEveryAddressIsFound() throws Exception {
    try (var socket = listening("0.0.0.0")) {
      String port = Integer.toString(socket.getLocalPort());
      PortListener listener = listener(scanned(ScanRequest.of("127.0.0.85", port)));
      assertThat(listener.pid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(listener.address()).isIn("0.0.0.0", "::");
    }
  }

  @Test
  void severalSocketsOfOnePlaceAreCounted() throws Exception {
    try (var one = ServerSocketChannel.open();
        var two = ServerSocketChannel.open()) {
      one.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      two.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      one.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.86"), 0));
      two.bind(one.getLocalAddress());
      int port = ((InetSocketAddress) one.getLocalAddress()).getPort();
      PortListener listener =
          listener(scanned(ScanRequest.of("127.0.0.86", Integer.toString(port))));
      assertThat(listener.sockets()).isEqualTo(2);
      assertThat(listener.pid()).isEqualTo(ProcessHandle.current().pid());
    }
  }

  @Test
  void whoMayNotSeeProcessesIsToldWhy() throws Exception {
    try (var socket = listening("127.0.0.87")) {
      var request = ScanRequest.of("127.0.0.87", Integer.toString(socket.getLocalPort()));
      assertThat(listener(scanned(request.withListeners(false))))
          .isEqualTo(PortListener.unknown(Unavailable.PERMISSION_DENIED));
    }
  }

  private static PortRow row(PortState state) {
    return PortRow.of("192.0.2.1", "tcp", 80, state, PortReason.NO_RESPONSE, null);
  }

  private static final Place EXACT = new Place("tcp", "192.0.2.1", 80);
  private static final Place EVERY = new Place("tcp", "0.0.0.0", 80);
  private static final Place SIX = new Place("tcp", "::", 80);

  private static ListenerJoin join(Set<Place> before, Place... after) {
    var listeners = new java.util.HashMap<Place, PortListener>();
    for (Place place : after) {
      listeners.put(place, new PortListener(place.address(), 7L, "p", "root", 1, null, Map.of()));
    }
    return new ListenerJoin(Known.of(before), Known.of(listeners));
  }

  private static ListenerFinding finding(ListenerJoin join, PortState state) {
    PortListener listener = join.of(row(state)).listener();
    return listener == null ? null : listener.finding();
  }

  @Test
  void theScanAndTheTableMayDisagree() {
    assertThat(finding(join(Set.of(EXACT), EXACT), PortState.FILTERED))
        .isEqualTo(ListenerFinding.NOT_REACHED);
    assertThat(finding(join(Set.of(EVERY), EVERY), PortState.CLOSED))
        .isEqualTo(ListenerFinding.NOT_REACHED);
    assertThat(finding(join(Set.of()), PortState.OPEN)).isEqualTo(ListenerFinding.NO_LISTENER);
  }

  @Test
  void whatChangedMeanwhileIsNoFinding() {
    assertThat(join(Set.of(), EXACT).of(row(PortState.CLOSED)).listener()).isNull();
    assertThat(join(Set.of(EXACT)).of(row(PortState.CLOSED)).listener()).isNull();
    assertThat(join(Set.of(EXACT)).of(row(PortState.OPEN)).listener())
        .isEqualTo(PortListener.unknown(Unavailable.GONE));
  }

  /// Such a socket may take IPv4 or not.
  @Test
  void aSocketOfIpv6IsBelievedOnlyWhereThePortIsOpen() {
    assertThat(listener(join(Set.of(SIX), SIX).of(row(PortState.OPEN))).address()).isEqualTo("::");
    assertThat(join(Set.of(SIX), SIX).of(row(PortState.CLOSED)).listener()).isNull();
  }

  @Test
  void theVeryAddressIsPreferred() {
    assertThat(listener(join(Set.of(EXACT, EVERY), EXACT, EVERY).of(row(PortState.OPEN))).address())
        .isEqualTo("192.0.2.1");
  }
}
