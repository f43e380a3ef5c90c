package vigia.local.directory;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import vigia.local.Known;
import vigia.local.listing.Cursor;
import vigia.machine.FileQuery;
import vigia.machine.FileSort;
import vigia.machine.FileType;
import vigia.machine.Order;
import vigia.machine.RawPath;
import vigia.machine.Unavailable;

/// Where an entry stands in a sorted directory, and what is known of it by then.
final class FileKey {
  /// Unknown keys stand last in either order.
  private final boolean known;

  /// Bytes, or seconds since 1970; 0 when sorted by name.
  private final long major;

  /// Nanoseconds beside the seconds.
  private final int minor;

  private final byte[] name;

  /// What was known without looking at it.
  private final FileType type;

  /// Absent when nothing was read yet, or the key comes from a cursor.
  private final Known<FileStatus> status;

  private FileKey(
      boolean known, long major, int minor, byte[] name, FileType type, Known<FileStatus> status) {
    this.known = known;
    this.major = major;
    this.minor = minor;
    this.name = name;
    this.type = type;
    this.status = status;
  }

  byte[] name() {
    return name;
  }

  FileType type() {
    return type;
  }

  Known<FileStatus> status() {
    return status;
  }

  /// In the order of names, which needs nothing but the name.
  static FileKey ofName(byte[] name, FileType type) {
    return new FileKey(true, 0, 0, name, type, Known.absent(Unavailable.UNKNOWN));
  }

  static FileKey of(FileSort sort, byte[] name, FileType type, Known<FileStatus> status) {
    FileKey unknown = new FileKey(false, 0, 0, name, type, status);
    return switch (sort) {
      case NAME -> new FileKey(true, 0, 0, name, type, status);
      case SIZE ->
          status.then(FileStatus::sizeBytes) instanceof Known.Value<Long>(Long bytes)
              ? unknown.known(bytes, 0)
              : unknown;
      case CREATED -> unknown.at(status.then(FileStatus::created));
      case MODIFIED -> unknown.at(status.then(FileStatus::modified));
    };
  }

  /// Unknown keys last, then by key in the order asked for, then by name. Names are compared byte
  /// by byte, which is an order in every locale.
  static Comparator<FileKey> order(FileQuery query) {
    Comparator<FileKey> names = (a, b) -> Arrays.compareUnsigned(a.name, b.name);
    Comparator<FileKey> keys =
        query.sort() == FileSort.NAME
            ? names
            : Comparator.<FileKey>comparingLong(key -> key.major)
                .thenComparingInt(key -> key.minor);
    return Comparator.<FileKey>comparingInt(key -> key.known ? 0 : 1)
        .thenComparing(query.order() == Order.DESCENDING ? keys.reversed() : keys)
        .thenComparing(names);
  }

  static FileKey read(FileQuery query, String cursor) {
    byte[][] fields = Cursor.read(cursor, 5);
    if (!Cursor.text(fields[0]).equals(question(query))) {
      throw Cursor.malformed(cursor);
    }
    return new FileKey(
        fields[1].length == 0,
        Cursor.number(fields[2], cursor),
        (int) Cursor.number(fields[3], cursor),
        fields[4],
        FileType.UNKNOWN,
        Known.absent(Unavailable.UNKNOWN));
  }

  String cursor(FileQuery query) {
    return Cursor.of(
        Cursor.text(question(query)),
        known ? new byte[0] : new byte[1],
        Cursor.number(major),
        Cursor.number(minor),
        name);
  }

  @Override
  public String toString() {
    return RawPath.display(name);
  }

  /// A cursor fits only the order that it was made for.
  private static String question(FileQuery query) {
    return query.sort().wire() + " " + query.order().wire();
  }

  private FileKey at(Known<Instant> time) {
    return time instanceof Known.Value<Instant>(Instant at)
        ? known(at.getEpochSecond(), at.getNano())
        : this;
  }

  private FileKey known(long value, int nanos) {
    return new FileKey(true, value, nanos, name, type, status);
  }
}
