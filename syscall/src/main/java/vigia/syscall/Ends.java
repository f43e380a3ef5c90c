package vigia.syscall;

/// How the two ends of a TCP connection stand to each other: getsockname(2) against getpeername(2).
public enum Ends {
  /// Different addresses.
  APART,
  /// The same address and different ports: both ends are on this machine.
  ONE_ADDRESS,
  /// The same address and port: it is connected to itself.
  ONE_SOCKET
}
