package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigia.syscall.Errno;
import vigia.syscall.IcmpError;

class ErrnoFailureTest {
  private static final int UNREACHABLE = 3;
  private static final int PORT = 80;

  @ParameterizedTest
  @CsvSource({
    "EINPROGRESS, NOT_YET",
    "EALREADY, NOT_YET",
    "EINTR, NOT_YET",
    "ECONNREFUSED, REFUSED",
    "EISCONN, ACCEPTED",
    "ECONNRESET, ACCEPTED",
    "EPIPE, ACCEPTED",
    "ETIMEDOUT, SILENCE",
    "ECONNABORTED, SILENCE",
    "EHOSTUNREACH, HOST_UNREACHABLE",
    "ENETUNREACH, NET_UNREACHABLE",
    "EINVAL, NET_UNREACHABLE",
    "EAFNOSUPPORT, NET_UNREACHABLE",
    "EACCES, PROHIBITED",
    "EPERM, PROHIBITED",
    "ENOPROTOOPT, PROTOCOL_UNREACHABLE",
    "OTHER, PROTOCOL_UNREACHABLE",
    "EMFILE, SHORT",
    "ENFILE, SHORT",
    "ENOBUFS, SHORT",
    "ENOMEM, SHORT",
    "EAGAIN, SHORT",
    "EADDRNOTAVAIL, NO_LOCAL_PORT",
  })
  void eachErrorHasItsMeaning(Errno errno, Answer answer) {
    assertThat(ErrnoFailure.answer(errno)).isEqualTo(answer);
    assertThat(ErrnoFailure.answer(errno, null, PORT)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "EHOSTUNREACH, 13, 80, PROHIBITED",
    "EHOSTUNREACH, 10, 80, PROHIBITED",
    "ENETUNREACH, 9, 80, PROHIBITED",
    "EHOSTUNREACH, 1, 80, HOST_UNREACHABLE",
    "ENETUNREACH, 0, 80, NET_UNREACHABLE",
    "EHOSTUNREACH, 13, 81, HOST_UNREACHABLE",
    "ECONNREFUSED, 13, 80, REFUSED",
  })
  void theCodeBehindItMakesItExact(Errno errno, int code, int port, Answer answer) {
    var icmp = new IcmpError(UNREACHABLE, code, port);
    assertThat(ErrnoFailure.answer(errno, icmp, PORT)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({"11, 13", "1, 9"})
  void theCodeOfAnotherTypeMeansSomethingElse(int type, int code) {
    var icmp = new IcmpError(type, code, PORT);
    assertThat(ErrnoFailure.answer(Errno.EHOSTUNREACH, icmp, PORT))
        .isEqualTo(Answer.HOST_UNREACHABLE);
  }
}
