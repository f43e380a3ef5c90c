package vigia.machine;

import io.avaje.jsonb.Json;

/// Why a figure is absent. Each is an answer of its own; none is ever shown as 0.
public enum Unavailable {
  /// The kernel or file system does not know it (a birth time, a clock of a virtual CPU).
  UNKNOWN("unknown"),
  PERMISSION_DENIED("permission-denied"),
  /// It ended while it was read.
  GONE("gone"),
  /// A rate needs two samples, and this is the first.
  FIRST_SAMPLE("first-sample"),
  /// This operating system, or Vigia without native access, has no way to ask.
  NOT_SUPPORTED("not-supported"),
  /// There is no such thing here: a kernel thread has no executable, a machine without limits no
  /// limit.
  NOT_APPLICABLE("not-applicable"),
  /// The kernel has not answered within the deadline (a dead network mount).
  STUCK("stuck"),
  /// What was read could not be understood.
  UNREADABLE("unreadable");

  private final String wire;

  Unavailable(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
