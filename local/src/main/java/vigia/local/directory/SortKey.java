package vigia.local.directory;

import java.time.Instant;
import vigia.local.Known;
import vigia.machine.FileSort;

/// What a file is sorted by, but for its name: a size or a time. Is filled again for each file.
public final class SortKey {
  private boolean known;
  private long major;
  private int minor;

  /// Bytes, or seconds since 1970.
  ///
  /// @param nanos beside the seconds, 0 to 999,999,999
  public void set(long value, int nanos) {
    known = true;
    major = value;
    minor = nanos;
  }

  public void unknown() {
    known = false;
    major = 0;
    minor = 0;
  }

  /// The key of all files when they are sorted by name.
  void none() {
    set(0, 0);
  }

  /// From what is known of a file.
  void read(FileSort sort, FileStatus status) {
    switch (sort) {
      case NAME -> none();
      case SIZE -> size(status.sizeBytes());
      case CREATED -> time(status.created());
      case MODIFIED -> time(status.modified());
    }
  }

  private void size(Known<Long> bytes) {
    switch (bytes) {
      case Known.Value<Long>(Long value) -> set(value, 0);
      case Known.Absent<Long> _ -> unknown();
    }
  }

  private void time(Known<Instant> time) {
    switch (time) {
      case Known.Value<Instant>(Instant at) -> set(at.getEpochSecond(), at.getNano());
      case Known.Absent<Instant> _ -> unknown();
    }
  }

  boolean isKnown() {
    return known;
  }

  long major() {
    return major;
  }

  int minor() {
    return minor;
  }

  /// Unknown ones last.
  ///
  /// @param sign of those that are known: 1 ascending, -1 descending
  int compare(SortKey other, int sign) {
    if (known != other.known) {
      return known ? -1 : 1;
    }
    if (major != other.major) {
      return major < other.major ? -sign : sign;
    }
    return sign * Integer.compare(minor, other.minor);
  }

  SortKey copy() {
    var copy = new SortKey();
    copy.known = known;
    copy.major = major;
    copy.minor = minor;
    return copy;
  }
}
