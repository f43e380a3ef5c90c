package vigia.syscall;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// What came back and may be an answer to a SYN. Whether it is, only [#sequence] can prove.
///
/// @param address that was asked, by what the packet says
/// @param port that was asked
/// @param ownPort it was asked from
/// @param sequence that the SYN must have had: one less than what is acknowledged, or as quoted
public record SynAnswer(InetAddress address, int port, int ownPort, int sequence, What what) {

  /// What it says.
  public sealed interface What {}

  /// The other side's own answer.
  public enum Segment implements What {
    /// SYN and ACK
    SYN_ACK,
    /// RST and ACK
    RESET
  }

  /// An ICMP or ICMPv6 error that quotes the SYN.
  public record Unreachable(IcmpError error) implements What {}

  static @Nullable SynAnswer unreachable(
      @Nullable InetAddress address, int port, int ownPort, int sequence, int type, int code) {
    return address == null
        ? null
        : new SynAnswer(
            address, port, ownPort, sequence, new Unreachable(new IcmpError(type, code, port)));
  }
}
