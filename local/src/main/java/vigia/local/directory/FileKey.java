package vigia.local.directory;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import vigia.local.listing.Cursor;
import vigia.machine.FileQuery;
import vigia.machine.FileSort;
import vigia.machine.FileType;
import vigia.machine.Order;
import vigia.machine.RawPath;

/// Where an entry stands in a sorted directory, and what is known of it by then.
final class FileKey {
  private final SortKey key;
  private final byte[] name;

  /// Whose entry it is; null when it is kept.
  private final @Nullable EntryReader at;

  private final FileType type;
  private final @Nullable FileStatus status;

  private FileKey(
      SortKey key,
      byte[] name,
      @Nullable EntryReader at,
      FileType type,
      @Nullable FileStatus status) {
    this.key = key;
    this.name = name;
    this.at = at;
    this.type = type;
    this.status = status;
  }

  /// The key of whatever entry the reader stands at, to be compared; what is to stay is [#kept].
  static FileKey at(EntryReader reader, SortKey key) {
    return new FileKey(key, NONE, reader, FileType.UNKNOWN, null);
  }

  private static final byte[] NONE = {};

  /// @param seen what was seen of the entry; null when it was not looked at
  FileKey kept(@Nullable FileStatus seen) {
    FileType known = at == null ? type : at.type();
    return new FileKey(key.copy(), Arrays.copyOfRange(bytes(), start(), end()), null, known, seen);
  }

  /// Of one that is kept.
  byte[] name() {
    return name;
  }

  /// What was known without looking at it.
  FileType type() {
    return type;
  }

  /// Null when it was not looked at, or the key comes from a cursor.
  @Nullable FileStatus status() {
    return status;
  }

  /// Unknown keys last, then by key in the order asked for, then by name. Names are compared byte
  /// by byte, which is an order in every locale.
  static Comparator<FileKey> order(FileQuery query) {
    int sign = query.order() == Order.DESCENDING ? -1 : 1;
    return query.sort() == FileSort.NAME
        ? (a, b) -> sign * a.compareNames(b)
        : (a, b) -> a.compareKeys(b, sign);
  }

  private int compareKeys(FileKey other, int sign) {
    int compared = key.compare(other.key, sign);
    return compared == 0 ? compareNames(other) : compared;
  }

  private int compareNames(FileKey other) {
    return Arrays.compareUnsigned(
        bytes(), start(), end(), other.bytes(), other.start(), other.end());
  }

  private byte[] bytes() {
    return at == null ? name : at.bytes();
  }

  private int start() {
    return at == null ? 0 : at.start();
  }

  private int end() {
    return at == null ? name.length : at.end();
  }

  static FileKey read(FileQuery query, String cursor) {
    byte[][] fields = Cursor.read(cursor, 5);
    if (!Cursor.text(fields[0]).equals(question(query))) {
      throw Cursor.malformed(cursor);
    }
    var key = new SortKey();
    if (fields[1].length == 0) {
      key.set(Cursor.number(fields[2], cursor), (int) Cursor.number(fields[3], cursor));
    }
    return new FileKey(key, fields[4], null, FileType.UNKNOWN, null);
  }

  String cursor(FileQuery query) {
    return Cursor.of(
        Cursor.text(question(query)),
        key.isKnown() ? new byte[0] : new byte[1],
        Cursor.number(key.major()),
        Cursor.number(key.minor()),
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
}
