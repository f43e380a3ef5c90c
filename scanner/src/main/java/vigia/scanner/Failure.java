package vigia.scanner;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.Optional;
import vigia.machine.PortReason;

/// What a failed connect(2) says about the port.
///
/// Java hides errno: the exception's type tells some apart, strerror(3)'s English text the rest,
/// glibc's or musl's. Where texts are translated, the types still tell refused from unreachable.
///
/// Linux turns "administratively prohibited" of IPv4 into EHOSTUNREACH before any program sees it;
/// only that of IPv6 and a `prohibit` route arrive as EACCES.
final class Failure {
  private Failure() {}

  /// The reason, or empty when the trouble is our own: descriptors, memory or local ports ran
  /// short.
  static Optional<PortReason> reason(IOException error) {
    return switch (error) {
      case NoRouteToHostException unreachable -> Optional.of(PortReason.HOST_UNREACHABLE);
      case ConnectException late when says(late, "timed out") ->
          Optional.of(PortReason.NO_RESPONSE);
      case ConnectException other when says(other, "unreachable") -> byText(other);
      case ConnectException refused -> Optional.of(PortReason.REFUSED);
      // Java's name for EACCES as well as for EADDRNOTAVAIL and EADDRINUSE.
      case BindException denied when says(denied, "denied") -> Optional.of(PortReason.PROHIBITED);
      case BindException noLocalPort -> Optional.empty();
      case SocketException other -> byText(other);
      // Opening a channel fails with IOException itself when descriptors run out.
      default ->
          isShortage(error) ? Optional.empty() : Optional.of(PortReason.PROTOCOL_UNREACHABLE);
    };
  }

  private static Optional<PortReason> byText(SocketException error) {
    if (isShortage(error)) {
      return Optional.empty();
    }
    if (says(error, "not permitted") || says(error, "denied")) {
      return Optional.of(PortReason.PROHIBITED);
    }
    // SO_ERROR of a connection that was made and then ended by the other side before we looked
    // (EPIPE when it had half closed it first): in SYN_SENT a reset is ECONNREFUSED.
    if (says(error, "Connection reset") || says(error, "Broken pipe")) {
      return Optional.of(PortReason.ACCEPTED);
    }
    // EINVAL is a blackhole route, EAFNOSUPPORT a kernel without IPv6.
    if (says(error, "unreachable") || says(error, "Invalid argument") || says(error, "family")) {
      return Optional.of(PortReason.NET_UNREACHABLE);
    }
    return Optional.of(PortReason.PROTOCOL_UNREACHABLE);
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
