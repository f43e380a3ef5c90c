package vigia.syscall;

/// An ICMP or ICMPv6 error that came for a socket: `struct sock_extended_err` of ip(7).
///
/// @param type as in the header, such as 3 for "destination unreachable"
/// @param code as in the header
/// @param port of the destination whose packet it answers
public record IcmpError(int type, int code, int port) {}
