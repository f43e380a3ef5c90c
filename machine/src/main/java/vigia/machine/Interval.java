package vigia.machine;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How durations are written in the API and on the command line: `500ms`, `2s`, `1m`, `12h`, `30d`.
public final class Interval {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Interval() {}

  /// @param field named in the problem
  /// @throws ProblemException [ProblemCode#BAD_REQUEST] when it has another form
  public static Duration parse(String field, String text) {
    if (text.isEmpty()) {
      throw BadValue.EMPTY.of(field, text);
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw BadValue.MALFORMED.of(field, text);
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
