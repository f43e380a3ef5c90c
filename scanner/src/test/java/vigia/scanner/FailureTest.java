package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

/// With the texts of glibc's strerror(3), as JDK 25 hands them on.
class FailureTest {

  @Test
  void whatTheNetworkSaidIsTheReason() {
    assertAnswer(new ConnectException("Connection refused"), Answer.REFUSED);
    assertAnswer(new ConnectException("Connection timed out"), Answer.SILENCE);
    assertAnswer(new NoRouteToHostException("No route to host"), Answer.HOST_UNREACHABLE);
    assertAnswer(new SocketException("Network is unreachable"), Answer.NET_UNREACHABLE);
    assertAnswer(new ConnectException("Network is unreachable"), Answer.NET_UNREACHABLE);
    assertAnswer(new BindException("Permission denied"), Answer.PROHIBITED);
    assertAnswer(new SocketException("Permission denied"), Answer.PROHIBITED);
    assertAnswer(new SocketException("Operation not permitted"), Answer.PROHIBITED);
    assertAnswer(new SocketException("Protocol not available"), Answer.PROTOCOL_UNREACHABLE);
    assertAnswer(new SocketException("Invalid argument"), Answer.NET_UNREACHABLE);
    assertAnswer(
        new SocketException("Address family not supported by protocol"), Answer.NET_UNREACHABLE);
    assertAnswer(new IOException(), Answer.PROTOCOL_UNREACHABLE);
  }

  /// SO_ERROR when the reset overtakes our look at the connection; before there is one, the kernel
  /// says refused.
  @Test
  void aResetComesOnlyFromWhoHasAccepted() {
    assertAnswer(new SocketException("Connection reset"), Answer.ACCEPTED);
    assertAnswer(new SocketException("Connection reset by peer"), Answer.ACCEPTED);
    assertAnswer(new SocketException("Broken pipe"), Answer.ACCEPTED);
  }

  @Test
  void aForeignLanguageStillTellsRefusedFromUnreachable() {
    assertAnswer(new ConnectException("Conexão recusada"), Answer.REFUSED);
    assertAnswer(new NoRouteToHostException("Não há rota para o host"), Answer.HOST_UNREACHABLE);
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

  private static void assertAnswer(IOException error, Answer answer) {
    assertThat(Failure.answer(error)).isEqualTo(answer);
  }

  private static void assertShortage(IOException error) {
    assertThat(Failure.answer(error)).isIn(Answer.SHORT, Answer.NO_LOCAL_PORT);
  }
}
