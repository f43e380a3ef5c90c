package vigia.scanner;

import org.jspecify.annotations.Nullable;
import vigia.syscall.Errno;
import vigia.syscall.IcmpError;

/// What a failed connect(2) says, as the kernel tells it.
///
/// Linux makes one errno of several ICMP codes: "administratively prohibited" of IPv4 arrives as
/// EHOSTUNREACH or ENETUNREACH, and only the socket's error queue has the code. That of IPv6 and a
/// `prohibit` route arrive as EACCES.
final class ErrnoFailure {
  private static final int DESTINATION_UNREACHABLE = 3;

  private ErrnoFailure() {}

  static Answer answer(Errno errno) {
    return switch (errno) {
      case EINPROGRESS, EALREADY, EINTR -> Answer.NOT_YET;
      case ECONNREFUSED -> Answer.REFUSED;
      // Made, then ended by the other side before we looked (EPIPE when it had half closed it
      // first): in SYN_SENT a reset is ECONNREFUSED.
      case EISCONN, ECONNRESET, EPIPE -> Answer.ACCEPTED;
      // The kernel's own patience, or somebody took the socket from us (ss --kill).
      case ETIMEDOUT, ECONNABORTED -> Answer.SILENCE;
      case EHOSTUNREACH, EHOSTDOWN -> Answer.HOST_UNREACHABLE;
      // EINVAL is a blackhole route, EAFNOSUPPORT a kernel without IPv6.
      case ENETUNREACH, ENETDOWN, EINVAL, EAFNOSUPPORT -> Answer.NET_UNREACHABLE;
      case EACCES, EPERM -> Answer.PROHIBITED;
      case EADDRNOTAVAIL, EADDRINUSE -> Answer.NO_LOCAL_PORT;
      case EMFILE, ENFILE, ENOBUFS, ENOMEM, ENOSPC, EAGAIN -> Answer.SHORT;
      default -> Answer.PROTOCOL_UNREACHABLE;
    };
  }

  /// The same, made exact by the ICMP error behind it.
  ///
  /// @param icmp the last one that came for the socket
  /// @param port that was dialled
  static Answer answer(Errno errno, @Nullable IcmpError icmp, int port) {
    Answer answer = answer(errno);
    boolean vague = answer == Answer.HOST_UNREACHABLE || answer == Answer.NET_UNREACHABLE;
    return vague && icmp != null && icmp.port() == port && isProhibition(icmp)
        ? Answer.PROHIBITED
        : answer;
  }

  /// RFC 1812, 5.2.7.1: communication with the network, with the host, and as such.
  private static boolean isProhibition(IcmpError icmp) {
    boolean prohibited = icmp.code() == 9 || icmp.code() == 10 || icmp.code() == 13;
    return icmp.type() == DESTINATION_UNREACHABLE && prohibited;
  }
}
