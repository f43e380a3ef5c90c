package vigia.scanner;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortReason;
import vigia.machine.Problem;

/// Dials. The seam between what a scan is and how its ports are asked: by [TcpEngine], [SynEngine]
/// or [UdpEngine].
interface Engine extends AutoCloseable {

  /// Starts to dial every pair of the plan and returns at once.
  Dialling dial(Plan plan, Report report);

  /// Ends everything; no connection is left open.
  @Override
  void close();

  /// What to dial, in this order: the first port of every address, then the second; of so many
  /// addresses at once that what is known of them has room.
  ///
  /// @param longestWait for an answer
  /// @param discovery which hosts must first show that they are there
  record Plan(
      List<InetAddress> addresses, PortList ports, Duration longestWait, Discovery discovery) {}

  /// Takes what came of it, from the engine's own thread: it must not block.
  interface Report {
    /// The same came of some ports of a host. Each pair that is not left out comes once.
    ///
    /// @param host by its place among the addresses
    /// @param from the first of the ports, by its place in the list
    /// @param end after the last
    void answered(int host, int from, int end, PortReason reason);

    /// Nothing came back from a host of the plan's discovery: its other ports will not be dialled.
    ///
    /// @param host by its place among the addresses
    void leftOut(int host);

    /// Once, after which nothing follows and no connection is open.
    ///
    /// @param problem why pairs are left undone; null when all are done or it was cancelled
    void over(@Nullable Problem problem);
  }

  /// A plan in the works.
  interface Dialling {
    /// Drops the connections in the making; [Report#over] follows soon.
    void cancel();

    /// Dials nothing new from now on, or again; what is in the making is settled all the same.
    void pause(boolean paused);
  }
}
