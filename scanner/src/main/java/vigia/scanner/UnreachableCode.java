package vigia.scanner;

import vigia.syscall.IcmpError;

/// What the code of "destination unreachable" says: RFC 792 and RFC 1812, 5.2.7.1, of ICMP; RFC
/// 4443, 3.1, of ICMPv6. The same as [ErrnoFailure] makes of the errno that Linux makes of it.
final class UnreachableCode {
  private UnreachableCode() {}

  /// @return [Answer#NOT_YET] when it says nothing of the port
  static Answer answer(IcmpError error, boolean six) {
    return six ? six(error.code()) : four(error.code());
  }

  private static Answer four(int code) {
    return switch (code) {
      case 0, 6, 11 -> Answer.NET_UNREACHABLE;
      case 1, 7, 12, 14, 15 -> Answer.HOST_UNREACHABLE;
      case 3 -> Answer.PORT_UNREACHABLE;
      case 9, 10, 13 -> Answer.PROHIBITED;
      // A SYN is too long for no link.
      case 4 -> Answer.NOT_YET;
      default -> Answer.PROTOCOL_UNREACHABLE;
    };
  }

  private static Answer six(int code) {
    return switch (code) {
      case 0 -> Answer.NET_UNREACHABLE;
      case 2, 3 -> Answer.HOST_UNREACHABLE;
      case 4 -> Answer.PORT_UNREACHABLE;
      case 1, 5, 6 -> Answer.PROHIBITED;
      default -> Answer.PROTOCOL_UNREACHABLE;
    };
  }
}
