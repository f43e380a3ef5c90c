package vigia.server.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigia.machine.BadValue;
import vigia.machine.Interval;
import vigia.machine.RawPath;

/// The parameters of a request, percent-decoded on demand. A `+` is a plus sign.
public final class Query {
  /// Still encoded.
  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /// @param known any other parameter, and one given twice, is a bad request
  static Query parse(@Nullable String raw, Set<String> known) {
    var values = new HashMap<String, String>();
    for (String part : raw == null ? new String[0] : raw.split("&", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      int equals = part.indexOf('=');
      String name = decoded("query", equals < 0 ? part : part.substring(0, equals));
      String value = equals < 0 ? "" : part.substring(equals + 1);
      if (!known.contains(name)) {
        throw BadValue.NOT_SUPPORTED.of(name, value);
      }
      if (values.put(name, value) != null) {
        throw BadValue.TOO_MANY.of(name, value);
      }
    }
    return new Query(values);
  }

  /// The text; null when it is not given.
  public @Nullable String text(String name) {
    String raw = values.get(name);
    return raw == null ? null : decoded(name, raw);
  }

  /// @throws vigia.machine.ProblemException when it is not given
  public String needed(String name) {
    String text = text(name);
    if (text == null) {
      throw BadValue.MISSING.of(name, "");
    }
    return text;
  }

  public RawPath path(String name) {
    String raw = values.get(name);
    if (raw == null) {
      throw BadValue.MISSING.of(name, "");
    }
    return RawPath.ofPercentEncoded(raw);
  }

  public int whole(String name, int usual, int least, int most) {
    String text = text(name);
    if (text == null) {
      return usual;
    }
    long number = digits(name, text);
    if (number < least || number > most) {
      throw BadValue.OUT_OF_RANGE.of(name, text, Integer.toString(least), Integer.toString(most));
    }
    return (int) number;
  }

  public boolean flag(String name) {
    return switch (text(name)) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      case String other -> throw BadValue.NOT_ONE_OF.allowed(name, other, "true,false");
    };
  }

  public Duration time(String name, Duration usual) {
    String text = text(name);
    return text == null ? usual : Interval.parse(name, text);
  }

  public @Nullable Instant moment(String name) {
    String text = text(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException malformed) {
      throw BadValue.MALFORMED.of(name, text);
    }
  }

  /// @param usual when it is not given
  public <E extends Enum<E>> E oneOf(
      String name, Class<E> type, Function<E, String> wire, E usual) {
    String text = text(name);
    return text == null ? usual : member(name, type, wire, text);
  }

  /// The same without a usual one.
  public <E extends Enum<E>> @Nullable E oneOf(
      String name, Class<E> type, Function<E, String> wire) {
    String text = text(name);
    return text == null ? null : member(name, type, wire, text);
  }

  /// The constant that is written so.
  public static <E extends Enum<E>> E member(
      String name, Class<E> type, Function<E, String> wire, String text) {
    var allowed = new StringJoiner(",");
    for (E value : type.getEnumConstants()) {
      if (wire.apply(value).equals(text)) {
        return value;
      }
      allowed.add(wire.apply(value));
    }
    throw BadValue.NOT_ONE_OF.allowed(name, text, allowed.toString());
  }

  /// A whole number of any length; more than a long holds is the largest there is.
  ///
  /// @param name in the problem, when it is no number
  public static long digits(String name, String text) {
    if (text.isEmpty()) {
      throw BadValue.EMPTY.of(name, text);
    }
    boolean negative = text.charAt(0) == '-' && text.length() > 1;
    long number = 0;
    for (int i = negative ? 1 : 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw BadValue.NOT_A_NUMBER.of(name, text);
      }
      number = number > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : number * 10 + digit;
    }
    return negative ? -number : number;
  }

  /// The text of percent-encoded UTF-8.
  static String decoded(String field, String encoded) {
    byte[] bytes = RawPath.percentDecoded(field, encoded);
    if (!RawPath.isUtf8(bytes)) {
      throw BadValue.MALFORMED.of(field, encoded);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
