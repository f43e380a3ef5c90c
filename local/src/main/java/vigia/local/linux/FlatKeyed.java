package vigia.local.linux;

import vigia.local.Known;
import vigia.machine.Unavailable;

/// Files of lines `name number`, as `/proc/vmstat` and those of control groups are.
final class FlatKeyed {
  private FlatKeyed() {}

  /// @return [Unavailable#NOT_APPLICABLE] when there is no such name; a last line without its end
  ///   is cut off
  static Known<Long> number(String text, String name) {
    int at = text.startsWith(name + " ") ? 0 : text.indexOf("\n" + name + " ") + 1;
    int end = text.indexOf('\n', at);
    if (at == 0 && !text.startsWith(name + " ")) {
      return Known.absent(Unavailable.NOT_APPLICABLE);
    }
    return end < 0
        ? Known.absent(Unavailable.UNREADABLE)
        : Numbers.parse(text.substring(at + name.length() + 1, end));
  }
}
