package vigia.machine;

import io.avaje.jsonb.Json;

/// The scheduler's state of a process: field 3 of `/proc/PID/stat`, proc_pid_stat(5).
public enum ProcessState {
  RUNNING("running", 'R'),
  SLEEPING("sleeping", 'S'),
  /// Uninterruptible, usually in a device.
  DISK_SLEEP("disk-sleep", 'D'),
  STOPPED("stopped", 'T'),
  TRACED("traced", 't'),
  ZOMBIE("zombie", 'Z'),
  DEAD("dead", 'X'),
  IDLE("idle", 'I'),
  PARKED("parked", 'P'),
  /// A letter that this program does not know.
  OTHER("other", '?');

  private final String wire;
  private final char letter;

  ProcessState(String wire, char letter) {
    this.wire = wire;
    this.letter = letter;
  }

  @Json.Value
  public String wire() {
    return wire;
  }

  /// As ps(1) prints it.
  public char letter() {
    return letter;
  }

  public static ProcessState ofLetter(char letter) {
    return switch (letter) {
      case 'R' -> RUNNING;
      case 'S' -> SLEEPING;
      case 'D' -> DISK_SLEEP;
      case 'T' -> STOPPED;
      case 't' -> TRACED;
      case 'Z' -> ZOMBIE;
      case 'X', 'x' -> DEAD;
      case 'I' -> IDLE;
      case 'P' -> PARKED;
      default -> OTHER;
    };
  }
}
