package vigia.scanner;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;

/// What a failed connect(2) says, as java.nio tells it.
///
/// Java hides errno: the exception's type tells some apart, strerror(3)'s English text the rest,
/// glibc's or musl's. Where texts are translated, the types still tell refused from unreachable.
///
/// Linux turns "administratively prohibited" of IPv4 into EHOSTUNREACH before any program sees it;
/// only that of IPv6 and a `prohibit` route arrive as EACCES.
final class Failure {
  private Failure() {}

  static Answer answer(IOException error) {
    return switch (error) {
      case PortUnreachableException nobody -> Answer.PORT_UNREACHABLE;
      case NoRouteToHostException unreachable -> Answer.HOST_UNREACHABLE;
      case ConnectException late when says(late, "timed out") -> Answer.SILENCE;
      case ConnectException other when says(other, "unreachable") -> byText(other);
      case ConnectException refused -> Answer.REFUSED;
      // Java's name for EACCES as well as for EADDRNOTAVAIL and EADDRINUSE.
      case BindException denied when says(denied, "denied") -> Answer.PROHIBITED;
      case BindException noLocalPort -> Answer.NO_LOCAL_PORT;
      case SocketException other -> byText(other);
      // Opening a channel fails with IOException itself when descriptors run out.
      default -> isShortage(error) ? Answer.SHORT : Answer.PROTOCOL_UNREACHABLE;
    };
  }

  private static Answer byText(SocketException error) {
    if (isShortage(error)) {
      return Answer.SHORT;
    }
    if (says(error, "not permitted") || says(error, "denied")) {
      return Answer.PROHIBITED;
    }
    // SO_ERROR of a connection that was made and then ended by the other side before we looked
    // (EPIPE when it had half closed it first): in SYN_SENT a reset is ECONNREFUSED.
    if (says(error, "Connection reset") || says(error, "Broken pipe")) {
      return Answer.ACCEPTED;
    }
    // EINVAL is a blackhole route, EAFNOSUPPORT a kernel without IPv6.
    if (says(error, "unreachable") || says(error, "Invalid argument") || says(error, "family")) {
      return Answer.NET_UNREACHABLE;
    }
    return Answer.PROTOCOL_UNREACHABLE;
  }

  private static boolean isShortage(IOException error) {
    return says(error, "Too many open files")
        || says(error, "No file descriptors")
        || says(error, "No buffer space")
        || says(error, "No space left")
        || says(error, "Cannot allocate memory")
        || says(error, "temporarily unavailable");
  }

  private static boolean says(IOException error, String words) {
    String message = error.getMessage();
    return message != null && message.contains(words);
  }
}
