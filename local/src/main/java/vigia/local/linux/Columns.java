package vigia.local.linux;

import java.util.Arrays;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// Lines of numbers between spaces, as the tables of /proc have them. Without a regular expression,
/// which costs ten times what the kernel needs to write such a table.
final class Columns {
  private static final int USUAL = 20;

  private Columns() {}

  /// All of `text` from there on; nothing else may stand there.
  ///
  /// @return [Unavailable#UNREADABLE] when something does, or a number is beyond a long
  static Known<long[]> numbers(String text, int from, int to) {
    var numbers = new long[USUAL];
    int count = 0;
    int at = skipSpaces(text, from, to);
    while (at < to) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      int end = at;
      long value = 0;
      while (end < to && text.charAt(end) != ' ') {
        int digit = text.charAt(end) - '0';
        if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
          return Known.absent(Unavailable.UNREADABLE);
        }
        value = 10 * value + digit;
        end++;
      }
      numbers[count++] = value;
      at = skipSpaces(text, end, to);
    }
    return Known.of(Arrays.copyOf(numbers, count));
  }

  static int skipSpaces(String text, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /// Where the word that begins there ends.
  static int wordEnd(String text, int from, int to) {
    int space = text.indexOf(' ', from);
    return space < 0 || space > to ? to : space;
  }
}
