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
    return switch (known) {
      case Known.Value<T>(T value) -> value;
      case Known.Absent<T>(Unavailable why) -> {
        map.put(figure, why);
        yield null;
      }
    };
  }

  public Map<String, Unavailable> map() {
    return map;
  }
}
