package vigia.cli.command;

import java.util.function.Function;

/// The value of an enumeration that a flag's word stands for.
final class Choices {
  private Choices() {}

  /// @param word one of the flag's choices, which the parser has checked
  static <T> T of(T[] values, Function<T, String> wire, String word) {
    for (T value : values) {
      if (wire.apply(value).equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "a choice that the table of flags has and the machine not: " + word);
  }
}
