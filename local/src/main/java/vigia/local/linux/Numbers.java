package vigia.local.linux;

import vigia.local.Known;
import vigia.machine.Unavailable;

/// Numbers as the kernel writes them.
final class Numbers {
  private Numbers() {}

  /// A decimal number, maybe negative. Beyond a long's range (unsigned 64-bit counters) it is
  /// [Unavailable#UNREADABLE], like anything else that is no number.
  static Known<Long> parse(String text) {
    try {
      return Known.of(Long.parseLong(text));
    } catch (NumberFormatException notANumber) {
      return Known.absent(Unavailable.UNREADABLE);
    }
  }

  static Known<Double> parseDecimal(String text) {
    // Double.parseDouble also takes "NaN", "1e9" and "0x1p3", which the kernel never writes.
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return Known.absent(Unavailable.UNREADABLE);
      }
    }
    try {
      return Known.of(Double.parseDouble(text));
    } catch (NumberFormatException notANumber) {
      return Known.absent(Unavailable.UNREADABLE);
    }
  }
}
