package vigia.language.view;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigia.language.Cell;
import vigia.language.Speech;

/// One column of a table of `T`.
///
/// @param key tells the columns of one table apart, in every language
/// @param title in sentence case
/// @param right whether it lines up at the right, as numbers do
/// @param order of the rows by what the column shows; what is absent comes first
public record Column<T>(
    String key, String title, boolean right, Function<T, Cell> cell, Comparator<T> order) {

  /// @param key of the title below `head.` in the catalogue
  static <T, V extends Comparable<? super V>> Column<T> text(
      Speech speech, String key, Function<T, Cell> cell, Function<T, @Nullable V> value) {
    return new Column<>(key, speech.text("head." + key), false, cell, by(value));
  }

  static <T, V extends Comparable<? super V>> Column<T> number(
      Speech speech, String key, Function<T, Cell> cell, Function<T, @Nullable V> value) {
    return new Column<>(key, speech.text("head." + key), true, cell, by(value));
  }

  /// The order of a table that is sorted by the column with that key.
  public static <T> Comparator<T> order(List<Column<T>> columns, String key, boolean descending) {
    Comparator<T> order =
        columns.stream()
            .filter(column -> column.key().equals(key))
            .map(Column::order)
            .findFirst()
            .orElseThrow();
    return descending ? order.reversed() : order;
  }

  private static <T, V extends Comparable<? super V>> Comparator<T> by(
      Function<T, @Nullable V> value) {
    return (a, b) -> {
      V one = value.apply(a);
      V other = value.apply(b);
      if (one == null || other == null) {
        return Boolean.compare(one != null, other != null);
      }
      return one.compareTo(other);
    };
  }
}
