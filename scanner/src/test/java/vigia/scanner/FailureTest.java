package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import vigia.machine.PortReason;

/// With the texts of glibc's strerror(3), as JDK 25 hands them on.
class FailureTest {

  @Test
  void whatTheNetworkSaidIsTheReason() {
    assertReason(new ConnectException("Connection refused"), PortReason.REFUSED);
    assertReason(new ConnectException("Connection timed out"), PortReason.NO_RESPONSE);
    assertReason(new NoRouteToHostException("No route to host"), PortReason.HOST_UNREACHABLE);
    assertReason(new SocketException("Network is unreachable"), PortReason.NET_UNREACHABLE);
    assertReason(new ConnectException("Network is unreachable"), PortReason.NET_UNREACHABLE);
    assertReason(new BindException("Permission denied"), PortReason.PROHIBITED);
    assertReason(new SocketException("Permission denied"), PortReason.PROHIBITED);
    assertReason(new SocketException("Operation not permitted"), PortReason.PROHIBITED);
    assertReason(new SocketException("Protocol not available"), PortReason.PROTOCOL_UNREACHABLE);
    assertReason(new SocketException("Invalid argument"), PortReason.NET_UNREACHABLE);
    assertReason(
        new SocketException("Address family not supported by protocol"),
        PortReason.NET_UNREACHABLE);
    assertReason(new IOException(), PortReason.PROTOCOL_UNREACHABLE);
  }

  /// SO_ERROR when the reset overtakes our look at the connection; before there is one, the kernel
  /// says refused.
  @Test
  void aResetComesOnlyFromWhoHasAccepted() {
    assertReason(new SocketException("Connection reset"), PortReason.ACCEPTED);
    assertReason(new SocketException("Connection reset by peer"), PortReason.ACCEPTED);
    assertReason(new SocketException("Broken pipe"), PortReason.ACCEPTED);
  }

  @Test
  void aForeignLanguageStillTellsRefusedFromUnreachable() {
    assertReason(new ConnectException("Conexão recusada"), PortReason.REFUSED);
    assertReason(
        new NoRouteToHostException("Não há rota para o host"), PortReason.HOST_UNREACHABLE);
  }

  @Test
  void ourOwnShortageIsNoReason() {
    assertShortage(new IOException("Too many open files"));
    assertShortage(new SocketException("Too many open files"));
    assertShortage(new SocketException("Too many open files in system"));
    assertShortage(new SocketException("No file descriptors available"));
    assertShortage(new SocketException("No buffer space available"));
    assertShortage(new SocketException("Cannot allocate memory"));
    assertShortage(new BindException("Cannot assign requested address"));
    assertShortage(new BindException("Address already in use"));
    assertShortage(new IOException("No space left on device"));
  }

  private static void assertReason(IOException error, PortReason reason) {
    assertThat(Failure.reason(error)).contains(reason);
  }

  private static void assertShortage(IOException error) {
    assertThat(Failure.reason(error)).isEmpty();
  }
}
