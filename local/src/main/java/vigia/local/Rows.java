package vigia.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Counters of several things of a kind (disks, interfaces, cores), by their names.
public record Rows(Map<String, long[]> byName) {
  public Rows {
    byName = new LinkedHashMap<>(byName);
  }

  /// What `row` makes of each and of how it went on since then.
  ///
  /// @param since null when there is no earlier sample
  public <R> List<R> each(@Nullable Since<Rows> since, BiFunction<String, Change, R> row) {
    var list = new ArrayList<R>();
    byName.forEach((name, now) -> {
      long[] before = since == null ? null : since.sample().byName.get(name);
      list.add(row.apply(name, new Change(before, now, since == null ? 1 : since.seconds())));
    });
    return list;
  }
}
