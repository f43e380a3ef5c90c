package vigia.scanner;

import java.net.InetAddress;
import java.util.BitSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortReason;
import vigia.machine.PortState;
import vigia.machine.Protocol;

/// What every target of a scan is asked.
///
/// @param everyRow whether each port has a row in the result
/// @param addresses how many are asked
/// @param identify whether what answers is looked at
/// @param noted ports of an address that have a row whatever comes of them
record Asked(
    PortList ports,
    boolean everyRow,
    Services services,
    int addresses,
    boolean identify,
    Function<InetAddress, BitSet> noted,
    Engines.Way way) {
  /// With no more ports than this, each has a row.
  static final int FEW = 1024;

  /// Rows in one answer, which is in memory as a whole: those of all ports of one target.
  static final int MOST_ROWS = 1 << 16;

  /// Another kind than open has rows in a big scan when it is this rare: it is worth a look.
  private static final int RARE = 25;

  /// Whether so few ports of a kind have rows although not every port has.
  boolean isRare(int count) {
    return count <= RARE && (long) addresses * RARE <= MOST_ROWS;
  }

  /// Whether the result is known to have a row for a port of this kind, however many there are.
  boolean hasRow(PortReason reason) {
    return everyRow || state(reason) == PortState.OPEN;
  }

  Protocol protocol() {
    return way.protocol();
  }

  PortState state(PortReason reason) {
    return protocol().state(reason);
  }

  /// What is counted as neither open, closed nor filtered: absent for TCP, which has no such ports.
  @Nullable Integer openFiltered(int count) {
    return protocol() == Protocol.UDP ? count : null;
  }
}
