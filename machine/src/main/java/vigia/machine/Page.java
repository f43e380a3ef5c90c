package vigia.machine;

import org.jspecify.annotations.Nullable;

/// Which part of a list.
///
/// @param limit entries at most, 1 to 5,000
/// @param cursor where the page before ended, as it was given there; null for the first page
public record Page(int limit, @Nullable String cursor) {
  public static final int USUAL = 200;
  public static final int MOST = 5_000;

  public static final Page FIRST = new Page(USUAL, null);

  public Page {
    if (limit < 1 || limit > MOST) {
      throw BadValue.OUT_OF_RANGE.of("limit", Integer.toString(limit), "1", Integer.toString(MOST));
    }
  }
}
