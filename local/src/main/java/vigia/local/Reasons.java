package vigia.local;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigia.machine.Unavailable;

/// Fills a record's figures and, beside them, its `unavailable` map.
public final class Reasons {
  private final Map<String, Unavailable> map = new TreeMap<>();

  public Reasons() {}

  /// The value, or null with its reason noted under the figure's name.
  public <T> @Nullable T take(String figure, Known<T> known) {
    // Asked some dozen times for each row of a table; a switch over types costs several times this.
    if (known instanceof Known.Value<T> value) {
      return value.value();
    }
    map.put(figure, ((Known.Absent<T>) known).why());
    return null;
  }

  public Map<String, Unavailable> map() {
    return map;
  }
}
