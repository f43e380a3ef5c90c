package vigia.scanner;

import vigia.machine.PortReason;

/// What every target of a scan is asked.
///
/// @param everyRow whether each port has a row in the result
record Asked(PortList ports, boolean everyRow, Services services) {
  /// With no more ports than this, each has a row.
  static final int FEW = 1024;

  /// Whether the result is known to have a row for a port of this kind, however many there are.
  boolean hasRow(PortReason reason) {
    return everyRow || reason == PortReason.ACCEPTED;
  }
}
