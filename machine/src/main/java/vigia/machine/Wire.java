package vigia.machine;

import io.avaje.json.JsonReader;
import io.avaje.jsonb.Jsonb;
import java.io.InputStream;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The records as JSON. The one place that knows the JSON library's settings.
public final class Wire {
  private Wire() {}

  private static final class Holder {
    static final Jsonb JSONB = Jsonb.builder().build();
  }

  /// The JSON of a record of this module, safe to print on a terminal.
  public static String json(Object value) {
    return escaped(Holder.JSONB.toJson(value));
  }

  /// Reads a record of this module; unknown fields are ignored.
  ///
  /// @throws io.avaje.json.JsonException when it is not JSON or a field has the wrong type
  /// @throws ProblemException when a number does not fit its field, or the record refuses a value
  public static <T> T read(Class<T> type, String json) {
    return read(type, Holder.JSONB.reader(json));
  }

  /// The same, of the first value in a stream, which is not closed.
  public static <T> T read(Class<T> type, InputStream json) {
    return read(type, Holder.JSONB.reader(json));
  }

  private static <T> T read(Class<T> type, JsonReader json) {
    try (var exact = new ExactNumbers(json)) {
      return Holder.JSONB.type(type).fromJson(exact);
    }
  }

  /// The library itself, for what has no record, and to write it in another form.
  public static Jsonb jsonb() {
    return Holder.JSONB;
  }

  /// DEL, C1, line separators and bidirectional controls as JSON escapes. They can only stand
  /// inside JSON strings, so replacing them anywhere keeps the meaning, and what is printed cannot
  /// drive a terminal or reorder a line.
  public static String escaped(String json) {
    int i = 0;
    int length = json.length();
    // Nearly all of it is plain: asked first, because listings are long.
    while (i < length && (json.charAt(i) < 0x7f || !isHidden(json.charAt(i)))) {
      i++;
    }
    if (i == length) {
      return json;
    }
    var out = new StringBuilder(length + 16).append(json, 0, i);
    for (; i < length; i++) {
      char c = json.charAt(i);
      if (isHidden(c)) {
        out.append(String.format("\\u%04X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// Whether a character is invisible, or moves or reorders what is around it. C0 controls are not
  /// meant: JSON escapes them anyway, and newlines between entries must stay.
  public static boolean isHidden(char c) {
    return (c >= 0x7f && c <= 0x9f)
        || c == 0x61c
        || c == 0x200e
        || c == 0x200f
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xfeff;
  }

  /// Refuses a record without a part that it always has: JSON from elsewhere may lack it.
  static void present(Object... parts) {
    for (Object part : parts) {
      Objects.requireNonNull(part, "a part of the record is missing");
    }
  }

  /// An `unavailable` map in a fixed order; absent in JSON means empty.
  static Map<String, Unavailable> reasons(@Nullable Map<String, Unavailable> given) {
    if (given == null || given.isEmpty()) {
      return Map.of();
    }
    return given instanceof SortedReasons ? given : new SortedReasons(given);
  }

  /// Of its own class so that it need not be copied once more when a record is made from another.
  private static final class SortedReasons extends AbstractMap<String, Unavailable> {
    private final Map<String, Unavailable> sorted;

    SortedReasons(Map<String, Unavailable> given) {
      sorted = Collections.unmodifiableMap(new TreeMap<>(given));
    }

    @Override
    public Set<Entry<String, Unavailable>> entrySet() {
      return sorted.entrySet();
    }

    @Override
    public @Nullable Unavailable get(@Nullable Object figure) {
      return sorted.get(figure);
    }
  }
}
