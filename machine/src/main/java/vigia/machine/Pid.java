package vigia.machine;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// A process ID as people type it.
public final class Pid {
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

  private Pid() {}

  /// @throws ProblemException [ProblemCode#BAD_REQUEST] when it is not a whole number of at least
  ///   1; [ProblemCode#NO_SUCH_PROCESS] when it is larger than any system counts
  public static long parse(String text) {
    if (text.isBlank()) {
      throw BadValue.EMPTY.of("pid", text);
    }
    if (!NUMBER.matcher(text).matches()) {
      throw BadValue.NOT_A_NUMBER.of("pid", text);
    }
    if (!DIGITS.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
      throw BadValue.OUT_OF_RANGE.of("pid", text, "1", Long.toString(Long.MAX_VALUE));
    }
    if (new BigDecimal(text).compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw ProblemCode.NO_SUCH_PROCESS.with("pid", text);
    }
    return Long.parseLong(text);
  }
}
