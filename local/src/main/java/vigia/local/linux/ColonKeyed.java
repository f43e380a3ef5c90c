package vigia.local.linux;

import vigia.local.Known;
import vigia.machine.Unavailable;

/// Files of lines `Name: 123 kB` or `name: 123`, as `/proc/meminfo` and a process's `smaps_rollup`,
/// `status` and `io` are.
///
/// What is not there is [Unavailable#UNKNOWN], and so is what was cut off, perhaps within the
/// number.
record ColonKeyed(String text) {
  private static final long KIBI = 1024;
  private static final String UNIT = " kB";

  /// A size in bytes. The kernel's "kB" is 1024 of them.
  Known<Long> bytes(String name) {
    return line(name)
        .then(line -> {
          String value = line.stripTrailing();
          // A line without its unit was cut off.
          return value.endsWith(UNIT)
              ? kibibytes(value.substring(0, value.length() - UNIT.length()).strip())
              : Known.absent(Unavailable.UNKNOWN);
        });
  }

  /// A number without a unit. A line without its end was cut off.
  Known<Long> number(String name) {
    return line(name)
        .then(line ->
            line.endsWith("\n")
                ? Numbers.parse(line.strip())
                    .then(value ->
                        value >= 0 ? Known.of(value) : Known.absent(Unavailable.UNREADABLE))
                : Known.absent(Unavailable.UNKNOWN));
  }

  /// What follows the name, with the line's end if there is one.
  private Known<String> line(String name) {
    String label = name + ":";
    int start = text.startsWith(label) ? 0 : text.indexOf("\n" + label) + 1;
    if (start == 0 && !text.startsWith(label)) {
      return Known.absent(Unavailable.UNKNOWN);
    }
    int newline = text.indexOf('\n', start);
    return Known.of(
        text.substring(start + label.length(), newline < 0 ? text.length() : newline + 1));
  }

  private static Known<Long> kibibytes(String number) {
    return Numbers.parse(number)
        .then(kib ->
            kib >= 0 && kib <= Long.MAX_VALUE / KIBI
                ? Known.of(kib * KIBI)
                : Known.absent(Unavailable.UNREADABLE));
  }
}
