package vigia.local.portable;

import vigia.local.Known;
import vigia.machine.Unavailable;

/// What OSHI gives instead of a value when it has none, back as data: zero, a negative number, an
/// empty text or "unknown".
final class Given {
  private Given() {}

  static Known<String> text(String text) {
    String trimmed = text == null ? "" : text.strip();
    return trimmed.isEmpty() || trimmed.equalsIgnoreCase("unknown")
        ? Known.absent(Unavailable.UNKNOWN)
        : Known.of(trimmed);
  }

  static Known<Long> aboveZero(long value) {
    return value > 0 ? Known.of(value) : Known.absent(Unavailable.UNKNOWN);
  }

  static <T> Known<T> notSupported() {
    return Known.absent(Unavailable.NOT_SUPPORTED);
  }
}
