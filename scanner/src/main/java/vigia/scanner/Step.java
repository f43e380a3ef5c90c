package vigia.scanner;

import vigia.machine.PortReason;

/// What follows from the evidence on a pair.
sealed interface Step {

  record Settled(PortReason reason) implements Step {}

  enum Again implements Step {
    /// Before anything else.
    SOON,
    /// After those that wait longer.
    LATER,
    /// When we are no longer short.
    WHEN_THERE_IS_ROOM
  }
}
