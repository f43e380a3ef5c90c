package vigia.scanner;

import java.net.InetAddress;

/// What has a result of its own, or may get one: each [Target] that is no network, and each address
/// that a network brought.
sealed interface Single permits Target.Address, Target.Name, Single.Member {

  /// As it was asked for.
  String text();

  /// An address that a network brought.
  ///
  /// @param text the network's
  record Member(String text, InetAddress address) implements Single {}
}
