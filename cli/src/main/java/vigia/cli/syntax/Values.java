package vigia.cli.syntax;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigia.machine.BadValue;

/// Reads the values of flags and arguments.
public final class Values {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|m|min|h|d)");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}([.,][0-9]{1,3})?");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

  private Values() {}

  /// `500ms`, `2s`, `10m`, `12h`, `30d`.
  public static Duration time(String field, String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw BadValue.MALFORMED.of(field, text);
    }
    long count = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m", "min" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /// Seconds with or without a fraction, by point or comma.
  public static Duration seconds(String field, String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw BadValue.MALFORMED.of(field, text);
    }
    var seconds = new BigDecimal(text.replace(',', '.'));
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }

  /// A whole number from 1 to two billion.
  public static int count(String field, String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw BadValue.NOT_A_NUMBER.of(field, text);
    }
    var number = new BigDecimal(text);
    var most = BigDecimal.valueOf(Integer.MAX_VALUE);
    if (number.signum() <= 0 || number.compareTo(most) > 0) {
      throw BadValue.OUT_OF_RANGE.of(field, text, "1", most.toString());
    }
    return number.intValue();
  }
}
